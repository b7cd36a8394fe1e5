package io.github.runneractions.testkit.sandbox;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.runneractions.testkit.sandbox.api.Answer;
import io.github.runneractions.testkit.sandbox.api.GitHubApi;
import io.github.runneractions.testkit.sandbox.api.Request;
import io.github.runneractions.testkit.sandbox.exchange.Exchange;
import io.github.runneractions.testkit.sandbox.exchange.ExchangeLog;
import io.github.runneractions.testkit.sandbox.exchange.KnownSecrets;
import io.github.runneractions.testkit.sandbox.fault.Fault;
import io.github.runneractions.testkit.sandbox.fault.Faults;
import io.github.runneractions.testkit.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Between WireMock and the API: faults, the log, the secrets. */
final class Front {

    private static final List<String> HEADERS_OF_INTEREST =
            List.of("authorization", "accept", "content-type", "user-agent", "x-github-api-version");

    private final World world;
    private final Faults faults;
    private final GitHubApi api;
    private final ExchangeLog log = new ExchangeLog();
    private final KnownSecrets secrets = new KnownSecrets();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private volatile String base = "";

    Front(World world, Faults faults, GitHubApi api) {
        this.world = world;
        this.faults = faults;
        this.api = api;
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
        return List.copyOf(violations);
    }

    ResponseDefinition respond(com.github.tomakehurst.wiremock.http.Request received) {
        long start = System.nanoTime();
        Instant at = world.clock().now();
        Request request = read(received);
        request.header("authorization").ifPresent(secrets::addCredential);
        Optional<Fault> fault = faults.strike(request.method(), request.target());
        Answer answer = answer(request, fault);
        String outcome = fault.filter(found -> found.connection() == Fault.Connection.DROPPED)
                .map(_ -> "dropped")
                .orElse(Integer.toString(answer.status()));
        log.add(exchange(at, request, outcome, Duration.ofNanos(System.nanoTime() - start)));
        Duration delay = world.latency().plus(fault.map(Fault::delay).orElse(Duration.ZERO));
        return definition(answer, fault, delay);
    }

    private Answer answer(Request request, Optional<Fault> fault) {
        boolean lost = fault.filter(found -> found.replacesAnswer() && found.effect() == Fault.Effect.LOST)
                .isPresent();
        Answer answer = lost ? api.error(500, "Lost") : handle(request);
        answer.body()
                .map(body -> body.path("token").asText())
                .filter(token -> !token.isEmpty())
                .ifPresent(secrets::addToken);
        return fault.flatMap(Fault::status)
                .map(status -> api.error(status, "Trouble made by a test")
                        .with(fault.get().headers()))
                .orElse(answer);
    }

    private Answer handle(Request request) {
        try {
            return api.answer(request, base);
        } catch (RuntimeException e) {
            violations.add("The sandbox itself failed at " + request.method() + " " + request.target() + ": " + e);
            return api.error(500, "Server Error");
        }
    }

    private static ResponseDefinition definition(Answer answer, Optional<Fault> fault, Duration delay) {
        ResponseDefinitionBuilder builder = ResponseDefinitionBuilder.responseDefinition()
                .withStatus(answer.status())
                .withFixedDelay(Math.toIntExact(delay.toMillis()));
        answer.headers().forEach(builder::withHeader);
        fault.flatMap(Fault::body).or(() -> answer.body().map(Object::toString)).ifPresent(builder::withBody);
        fault.map(Fault::connection).ifPresent(connection -> {
            switch (connection) {
                case KEPT -> {}
                case DROPPED -> builder.withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
                case CUT -> builder.withFault(com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK);
            }
        });
        return builder.build();
    }

    private Exchange exchange(Instant at, Request request, String outcome, Duration took) {
        Map<String, String> headers = new LinkedHashMap<>();
        HEADERS_OF_INTEREST.forEach(
                name -> request.header(name).ifPresent(value -> headers.put(name, secrets.replaceIn(value))));
        return new Exchange(
                at, request.method(), request.target(), headers, secrets.replaceIn(request.body()), outcome, took);
    }

    private static Request read(com.github.tomakehurst.wiremock.http.Request received) {
        Map<String, String> headers = new TreeMap<>();
        received.getHeaders()
                .all()
                .forEach(header -> headers.put(header.key().toLowerCase(Locale.ROOT), header.firstValue()));
        return new Request(received.getMethod().getName(), received.getUrl(), headers, received.getBodyAsString());
    }
}
