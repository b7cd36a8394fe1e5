package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.sandbox.github.fault.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault that passes and every one that stays, at each of the three requests in a token's life. */
// A fault is an immutable record.
@SuppressWarnings("ImmutableEnumChecker")
class FaultMatrixTest {
    enum Request {
        LOOKUP("GET", "/repos/*/*/installation"),
        MINT("POST", "/app/installations/*/access_tokens"),
        REVOKE("DELETE", "/installation/token");

        final String method;
        final String path;

        Request(String method, String path) {
            this.method = method;
            this.path = path;
        }
    }

    enum Passing {
        SERVER_ERROR(Fault.status(500), 1),
        BAD_GATEWAY_IN_HTML(Fault.status(502).html(), 1),
        UNAVAILABLE_FOR_A_TIME(Fault.status(503).header("retry-after", "9"), 9),
        TOO_MANY_REQUESTS(Fault.status(429).header("retry-after", "7"), 7),
        SECONDARY_LIMIT(Fault.status(403).body("{\"message\":\"You have exceeded a secondary rate limit\"}"), 60),
        PRIMARY_LIMIT(
                Fault.status(403)
                        .header("x-ratelimit-remaining", "0")
                        // 40 s after the beginning of the test's time.
                        .header("x-ratelimit-reset", "1795521640"),
                40),
        DROPPED(Fault.drop(), 1),
        CUT(Fault.cut(), 1);

        final Fault fault;
        final int leastSeconds;

        Passing(Fault fault, int leastSeconds) {
            this.fault = fault;
            this.leastSeconds = leastSeconds;
        }
    }

    enum Staying {
        BAD_REQUEST(Fault.status(400)),
        UNAUTHORIZED(Fault.status(401)),
        FORBIDDEN(Fault.status(403)),
        NOT_FOUND(Fault.status(404)),
        CONFLICT(Fault.status(409)),
        UNPROCESSABLE(Fault.status(422)),
        PAGE_OF_A_PORTAL(Fault.status(200).html());

        final Fault fault;

        Staying(Fault fault) {
            this.fault = fault;
        }
    }

    private final Acme acme = new Acme();

    @AfterEach
    void close() {
        acme.close();
    }

    @ParameterizedTest
    @MethodSource("passing")
    void succeedsAfterATemporaryFault(Request request, Passing passing) {
        acme.sandbox.faults().once(request.method + " " + request.path, passing.fault);

        live();

        assertThat(count(request)).isEqualTo(2);
        assertThat(acme.requests()).hasSize(4);
        // The JDK itself repeats a GET at once whose connection dropped.
        var silent = request == Request.LOOKUP && passing == Passing.DROPPED;
        assertThat(acme.time.sleeps).hasSize(silent ? 0 : 1);
        assertThat(acme.lines.stream().filter(line -> line.startsWith("Waiting")))
                .hasSize(silent ? 0 : 1);
        assertThat(acme.time.sleeps)
                .allSatisfy(
                        slept -> assertThat(slept).isGreaterThanOrEqualTo(Duration.ofSeconds(passing.leastSeconds)));
        assertThat(acme.lines).noneMatch(line -> line.startsWith("::warning"));
    }

    @ParameterizedTest
    @MethodSource("staying")
    void doesNotRepeatAfterAPermanentError(Request request, Staying staying) {
        acme.sandbox.faults().forever(request.method + " " + request.path, staying.fault);

        var failure = failure();

        assertThat(count(request)).isEqualTo(1);
        assertThat(acme.time.sleeps).isEmpty();
        var gone = request == Request.REVOKE && staying == Staying.UNAUTHORIZED;
        assertThat(failure || acme.lines.stream().anyMatch(line -> line.startsWith("::warning")))
                .isEqualTo(!gone);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void givesUpAfterFourAttempts(Request request) {
        acme.sandbox.faults().forever(request.method + " " + request.path, Fault.status(500));

        failure();

        assertThat(count(request)).isEqualTo(4);
        assertThat(acme.time.sleeps).hasSize(3);
    }

    private boolean failure() {
        try {
            live();
            return false;
        } catch (Failure _) {
            return true;
        }
    }

    private void live() {
        var client = acme.client();
        var app = new App(acme.credentials, client, acme.context);
        var token = app.mint(app.find(Acme.WIDGETS), Acme.TO_WIDGETS);
        new Revocation(token.secret(), token.expiresAt().toString(), client, acme.context).close();
    }

    private long count(Request request) {
        var path = request.path.replace("*", "[^/]+");
        return acme.sandbox.exchanges().stream()
                .filter(exchange -> exchange.method().equals(request.method))
                .filter(exchange -> exchange.target().matches(path))
                .count();
    }

    static Stream<Arguments> passing() {
        return cross(Passing.values());
    }

    static Stream<Arguments> staying() {
        return cross(Staying.values());
    }

    static Stream<Request> requests() {
        return Arrays.stream(Request.values());
    }

    private static Stream<Arguments> cross(Object[] faults) {
        return requests().flatMap(request -> Arrays.stream(faults).map(fault -> Arguments.of(request, fault)));
    }
}
