package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.http.SentRequest.PriorAttempts;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.toolkit.TestRun;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The facts about a request that its response keeps. */
class SentRequestTest {
    private final GitHubSandbox github =
            GitHubSandbox.start(SandboxOptions.defaults().with(SandboxOptions.Checking.OFF));

    @AfterEach
    void close() {
        github.close();
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void tellsWhetherAnEarlierAttemptMayHaveSucceeded(Fault[] before, PriorAttempts earlier) {
        for (var fault : before) {
            github.faults().once("POST /orgs/*/actions/runners/*", fault);
        }

        assertThat(post("Bearer ghp_x").request().priorAttempts()).isEqualTo(earlier);
    }

    static Stream<Arguments> attempts() {
        var limited = Fault.status(429).header("retry-after", "1");
        var failing = Fault.status(503);
        return Stream.of(
                Arguments.of(new Fault[] {}, PriorAttempts.WITHOUT_EFFECT),
                Arguments.of(new Fault[] {limited, limited}, PriorAttempts.WITHOUT_EFFECT),
                Arguments.of(new Fault[] {failing}, PriorAttempts.MAY_HAVE_SUCCEEDED),
                Arguments.of(new Fault[] {Fault.drop()}, PriorAttempts.MAY_HAVE_SUCCEEDED),
                Arguments.of(new Fault[] {Fault.cut()}, PriorAttempts.MAY_HAVE_SUCCEEDED),
                Arguments.of(new Fault[] {failing, limited}, PriorAttempts.MAY_HAVE_SUCCEEDED));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void knowsThatNoAttemptReachedGitHub(IOException failure, boolean before) {
        assertThat(NetworkErrors.before(failure)).isEqualTo(before);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UnknownHostException("api.example"), true),
                Arguments.of(new ConnectException("Connection refused"), true),
                Arguments.of(new SocketTimeoutException("Connect timed out"), true),
                Arguments.of(new IOException("Unable to tunnel through proxy. Proxy returns \"502\""), true),
                Arguments.of(new SocketTimeoutException("Read timed out"), false),
                Arguments.of(new SocketTimeoutException(), false),
                Arguments.of(new IOException("Premature EOF"), false));
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer ghs_12_a.b.c, INSTALLATION",
        "token ghp_abc, CLASSIC_TOKEN",
        "Bearer github_pat_11AA_b, FINE_GRAINED_TOKEN",
        "Bearer gho_abc, UNKNOWN",
        "Bearer eyJhbGciOi.a.b, UNKNOWN",
        "'', UNKNOWN"
    })
    void knowsTheTypeOfTheToken(String authorization, TokenType caller) {
        var asked = post(authorization).request();

        assertThat(asked.tokenType()).isEqualTo(caller);
        assertThat(asked.server()).isEqualTo(github.url());
        assertThat(asked.toString()).doesNotContain("abc");
    }

    private ApiResponse post(String authorization) {
        var transport = new TimedTransport(
                TestRun.inWorkflow(Map.of()).process, Duration.ofMinutes(5), TrustedCertificates.PUBLIC);
        return transport.exchange(new ApiRequest("POST", uri(), () -> authorization, Optional.empty()));
    }

    private URI uri() {
        return URI.create(github.url() + "/orgs/acme/actions/runners/remove-token");
    }
}
