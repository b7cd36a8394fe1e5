package io.github.runneractions.sandbox.github.server;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.runneractions.sandbox.github.exchange.Exchange;
import io.github.runneractions.sandbox.github.exchange.ExchangeLog;
import io.github.runneractions.sandbox.github.exchange.KnownSecrets;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.fault.Faults;
import io.github.runneractions.sandbox.github.model.World;
import io.github.runneractions.sandbox.github.openapi.Inspector;
import io.github.runneractions.sandbox.github.openapi.Observed;
import io.github.runneractions.sandbox.github.rest.GitHubApi;
import io.github.runneractions.sandbox.github.rest.RestRequest;
import io.github.runneractions.sandbox.github.rest.RestResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Between WireMock and the API: faults, the log, the secrets, the inspector. */
public final class RequestHandler {

    /** Until it is said what is served, as when a client is quicker than the one who starts it. */
    private static final URI NOWHERE = URI.create("");

    private static final List<String> HEADERS_OF_INTEREST =
            List.of("authorization", "accept", "content-type", "user-agent", "x-github-api-version");
    /** The fields of answers that are secrets. */
    private static final List<String> SECRET_FIELDS = List.of("token", "encoded_jit_config", "credential");

    private final World world;
    private final Faults faults;
    private final GitHubApi api;
    private final Inspector inspector;
    private final ExchangeLog log = new ExchangeLog();
    private final KnownSecrets secrets = new KnownSecrets();
    /** The URLs that the API gives as its own, by their schemes. */
    private final Map<String, URI> bases = new ConcurrentHashMap<>();

    /** A handler, of which it is still to be said what it serves. */
    public RequestHandler(World world, Faults faults, Inspector inspector) {
        this.world = world;
        this.faults = faults;
        this.api = new GitHubApi(world);
        this.inspector = inspector;
    }

    /**
     * Serves the requests with this URL's scheme below its path.
     *
     * @param base the URL that the API gives as its own
     */
    public void serve(URI base) {
        bases.put(base.getScheme(), base);
    }

    /** All requests and their results, in the order of the responses. */
    public List<Exchange> exchanges() {
        return log.all();
    }

    /** Every JWT and token that passed through. */
    public Set<String> secrets() {
        return secrets.values();
    }

    /** The violations that the inspector found, with secrets replaced. */
    public List<String> violations() {
        return inspector.violations().stream().map(secrets::replaceIn).toList();
    }

    ResponseDefinition respond(com.github.tomakehurst.wiremock.http.Request received) {
        long start = System.nanoTime();
        Instant at = world.clock().now();
        RestRequest asked = WireMockForms.request(received);
        URI base = bases.getOrDefault(received.getScheme(), NOWHERE);
        RestRequest request = asked.below(base.getPath());
        request.header("authorization").ifPresent(secrets::addCredential);
        Optional<Fault> fault = faults.strike(request.method(), request.target());
        RestResponse answer = answer(request, base.toString(), fault);
        observe(request, answer, fault);
        String outcome = fault.filter(found -> found.connection() == Fault.Connection.DROPPED)
                .map(_ -> "dropped")
                .orElse(Integer.toString(answer.status()));
        log.add(exchange(at, asked, outcome, Duration.ofNanos(System.nanoTime() - start)));
        return WireMockForms.response(answer, fault, world.latency());
    }

    private RestResponse answer(RestRequest request, String base, Optional<Fault> fault) {
        boolean lost = fault.filter(found -> found.replacesAnswer() && found.effect() == Fault.Effect.LOST)
                .isPresent();
        RestResponse answer = lost ? api.error(500, "Lost") : handle(request, base);
        answer.body()
                .ifPresent(body -> SECRET_FIELDS.stream()
                        .filter(body::hasNonNull)
                        .forEach(field -> secrets.addToken(body.path(field).asText())));
        return fault.flatMap(Fault::status)
                .map(status -> api.error(status, "Fault of a test")
                        .with(fault.map(Fault::headers).orElse(Map.of())))
                .orElse(answer);
    }

    private RestResponse handle(RestRequest request, String base) {
        try {
            return api.answer(request, base);
        } catch (RuntimeException e) {
            inspector.add("The sandbox itself failed at %s %s: %s".formatted(request.method(), request.target(), e));
            return api.error(500, "Server Error");
        }
    }

    private void observe(RestRequest request, RestResponse answer, Optional<Fault> fault) {
        boolean githubs = fault.filter(Fault::replacesAnswer).isEmpty();
        inspector.observe(new Observed(
                request.method(),
                request.target(),
                request.header("content-type"),
                request.body(),
                githubs ? Optional.of(observed(answer)) : Optional.empty()));
    }

    private static Observed.ObservedAnswer observed(RestResponse answer) {
        return new Observed.ObservedAnswer(
                answer.status(),
                Optional.ofNullable(answer.headers().get("content-type")),
                answer.body().map(Object::toString).orElse(""));
    }

    private Exchange exchange(Instant at, RestRequest request, String outcome, Duration took) {
        Map<String, String> headers = new LinkedHashMap<>();
        HEADERS_OF_INTEREST.forEach(
                name -> request.header(name).ifPresent(value -> headers.put(name, secrets.replaceIn(value))));
        return new Exchange(
                at, request.method(), request.target(), headers, secrets.replaceIn(request.body()), outcome, took);
    }
}
