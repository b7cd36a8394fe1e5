package io.github.runneractions.testkit.sandbox;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.runneractions.testkit.sandbox.api.Answer;
import io.github.runneractions.testkit.sandbox.api.GitHubApi;
import io.github.runneractions.testkit.sandbox.api.Request;
import io.github.runneractions.testkit.sandbox.exchange.Exchange;
import io.github.runneractions.testkit.sandbox.exchange.ExchangeLog;
import io.github.runneractions.testkit.sandbox.exchange.KnownSecrets;
import io.github.runneractions.testkit.sandbox.fault.Fault;
import io.github.runneractions.testkit.sandbox.fault.Faults;
import io.github.runneractions.testkit.sandbox.openapi.Inspector;
import io.github.runneractions.testkit.sandbox.openapi.Observed;
import io.github.runneractions.testkit.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Between WireMock and the API: faults, the log, the secrets, the inspector. */
final class Front {

    private static final List<String> HEADERS_OF_INTEREST =
            List.of("authorization", "accept", "content-type", "user-agent", "x-github-api-version");
    /** The fields of answers that are secrets. */
    private static final List<String> SECRET_FIELDS = List.of("token", "encoded_jit_config");

    private final World world;
    private final Faults faults;
    private final GitHubApi api;
    private final Inspector inspector;
    private final String prefix;
    private final ExchangeLog log = new ExchangeLog();
    private final KnownSecrets secrets = new KnownSecrets();
    private volatile String base = "";

    /**
     * A front.
     *
     * @param prefix of every path, which the API itself does not know
     */
    Front(World world, Faults faults, Inspector inspector, String prefix) {
        this.world = world;
        this.faults = faults;
        this.api = new GitHubApi(world);
        this.inspector = inspector;
        this.prefix = prefix;
    }

    void base(String url) {
        this.base = url;
    }

    List<Exchange> exchanges() {
        return log.all();
    }

    Set<String> secrets() {
        return secrets.values();
    }

    List<String> violations() {
        return inspector.violations().stream().map(secrets::replaceIn).toList();
    }

    ResponseDefinition respond(com.github.tomakehurst.wiremock.http.Request received) {
        long start = System.nanoTime();
        Instant at = world.clock().now();
        Request asked = WireMockForms.request(received);
        Request request = asked.below(prefix);
        request.header("authorization").ifPresent(secrets::addCredential);
        Optional<Fault> fault = faults.strike(request.method(), request.target());
        Answer answer = answer(request, fault);
        observe(request, answer, fault);
        String outcome = fault.filter(found -> found.connection() == Fault.Connection.DROPPED)
                .map(_ -> "dropped")
                .orElse(Integer.toString(answer.status()));
        log.add(exchange(at, asked, outcome, Duration.ofNanos(System.nanoTime() - start)));
        return WireMockForms.response(answer, fault, world.latency());
    }

    private Answer answer(Request request, Optional<Fault> fault) {
        boolean lost = fault.filter(found -> found.replacesAnswer() && found.effect() == Fault.Effect.LOST)
                .isPresent();
        Answer answer = lost ? api.error(500, "Lost") : handle(request);
        answer.body()
                .ifPresent(body -> SECRET_FIELDS.stream()
                        .filter(body::hasNonNull)
                        .forEach(field -> secrets.addToken(body.path(field).asText())));
        return fault.flatMap(Fault::status)
                .map(status -> api.error(status, "Trouble made by a test")
                        .with(fault.map(Fault::headers).orElse(Map.of())))
                .orElse(answer);
    }

    private Answer handle(Request request) {
        try {
            return api.answer(request, base);
        } catch (RuntimeException e) {
            inspector.add("The sandbox itself failed at %s %s: %s".formatted(request.method(), request.target(), e));
            return api.error(500, "Server Error");
        }
    }

    private void observe(Request request, Answer answer, Optional<Fault> fault) {
        boolean githubs = fault.filter(Fault::replacesAnswer).isEmpty();
        inspector.observe(new Observed(
                request.method(),
                request.target(),
                request.header("content-type"),
                request.body(),
                githubs ? Optional.of(observed(answer)) : Optional.empty()));
    }

    private static Observed.ObservedAnswer observed(Answer answer) {
        return new Observed.ObservedAnswer(
                answer.status(),
                Optional.ofNullable(answer.headers().get("content-type")),
                answer.body().map(Object::toString).orElse(""));
    }

    private Exchange exchange(Instant at, Request request, String outcome, Duration took) {
        Map<String, String> headers = new LinkedHashMap<>();
        HEADERS_OF_INTEREST.forEach(
                name -> request.header(name).ifPresent(value -> headers.put(name, secrets.replaceIn(value))));
        return new Exchange(
                at, request.method(), request.target(), headers, secrets.replaceIn(request.body()), outcome, took);
    }
}
