package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.runneractions.sandbox.github.model.AccessToken;
import io.github.runneractions.sandbox.github.model.RateLimit;
import io.github.runneractions.sandbox.github.model.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** GitHub's REST API: finds the endpoint, checks who calls and what that caller may, and asks the endpoint. */
public final class GitHubApi {

    private static final String DOCUMENTATION = "https://docs.github.com/rest";

    private final World world;
    private final Authentication authentication;
    private final Gate gate;
    private final StandardHeaders headers;
    private final Redirects redirects;
    private final List<Route> endpoints;

    /** An API over a world. */
    public GitHubApi(World world) {
        this.world = world;
        this.authentication = new Authentication(world);
        this.gate = new Gate(world);
        this.headers = new StandardHeaders(world.clock());
        this.redirects = new Redirects(world.repositories());
        this.endpoints = Stream.of(
                        new AppRoutes(world).all(),
                        new MintRoute(world).all(),
                        new InstallationRoutes(world).all(),
                        new RunnerRoutes(world).all(),
                        new RegistrationRoute(world).all(),
                        new RunnerServiceRoutes(world).all(),
                        new LookupRoutes(world).all(),
                        new RateLimitRoute(world).all())
                .flatMap(List::stream)
                .toList();
    }

    /** An endpoint and the variables of its path. */
    private record Match(Route endpoint, Map<String, String> variables) {}

    /**
     * Answers a request.
     *
     * @param base the API's base URL as clients see it, without a slash at its end
     */
    public RestResponse answer(RestRequest request, String base) {
        world.sessions().expire();
        Optional<Match> match = find(request);
        Principal principal;
        try {
            principal = authentication.principal(request.header("authorization"));
        } catch (RestError refusal) {
            return headers.on(refused(refusal, DOCUMENTATION), match.map(Match::endpoint), usage("a stranger", match));
        }
        RateLimit.Usage usage = usage(principal.name(), match);
        RestResponse answer = answer(request, base, match, principal, usage);
        return principal instanceof Principal.AsPerson(AccessToken.Personal token)
                ? headers.on(answer, match.map(Match::endpoint), usage, token)
                : headers.on(answer, match.map(Match::endpoint), usage);
    }

    /** The answer to a request that a fault strikes, with GitHub's own headers. */
    public RestResponse error(int status, String message) {
        RateLimit.Usage usage = world.rateLimit().peek("a stranger", "core");
        return headers.on(RestResponse.error(status, message, DOCUMENTATION), Optional.empty(), usage);
    }

    private RestResponse answer(
            RestRequest request, String base, Optional<Match> match, Principal principal, RateLimit.Usage usage) {
        String documentation = DOCUMENTATION
                + match.map(found -> found.endpoint().documentation()).orElse("");
        try {
            if (usage.exceeded() && !isFree(match)) {
                throw new RestError(403, "API rate limit exceeded for " + principal.name() + ".");
            }
            if (world.secondaryLimit().exceeded(principal.name(), request.method())) {
                throw new RestError(
                        403,
                        "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
            }
            Optional<RestResponse> redirect = redirects.of(request, base);
            if (redirect.isPresent()) {
                return redirect.get();
            }
            Match found = match.orElseThrow(RestError::notFound);
            Call call = new Call(
                    base,
                    request.rawPath(),
                    found.variables(),
                    Query.parse(request.rawQuery()),
                    request,
                    principal,
                    body(request));
            gate.check(found.endpoint().access(), call);
            return found.endpoint().handler().apply(call);
        } catch (RestError refusal) {
            return refused(refusal, documentation);
        }
    }

    private RateLimit.Usage usage(String caller, Optional<Match> match) {
        String resource = match.map(found -> found.endpoint().resource()).orElse("core");
        return isFree(match)
                ? world.rateLimit().peek(caller, resource)
                : world.rateLimit().take(caller, resource);
    }

    private static boolean isFree(Optional<Match> match) {
        return match.filter(found -> found.endpoint().path().text().equals(RateLimitRoute.PATH))
                .isPresent();
    }

    private Optional<Match> find(RestRequest request) {
        String path = redirects.resolved(request.rawPath());
        return endpoints.stream()
                .filter(endpoint -> endpoint.method().equals(request.method()))
                .flatMap(endpoint ->
                        endpoint.path().match(path).stream().map(variables -> new Match(endpoint, variables)))
                .findFirst();
    }

    private static JsonNode body(RestRequest request) {
        if (request.body().isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JsonNodes.MAPPER.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new RestError(400, "Problems parsing JSON");
        }
    }

    private static RestResponse refused(RestError refusal, String documentation) {
        return RestResponse.error(refusal.status(), refusal.text(), documentation);
    }
}
