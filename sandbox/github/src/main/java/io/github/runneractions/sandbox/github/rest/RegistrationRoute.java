package io.github.runneractions.sandbox.github.rest;

import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.github.model.RunnerToken;
import io.github.runneractions.sandbox.github.model.World;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first call of {@code config.sh}: a registration or removal token for the address and credential of the service
 * that keeps runners. GitHub does not describe it; its shape is what the runner program reads.
 *
 * @see <a href="https://github.com/actions/runner/blob/main/src/Runner.Listener/Configuration/ConfigurationManager.cs">
 *     the runner's side of it</a>
 */
final class RegistrationRoute {

    private static final String SCHEME = "remoteauth ";

    private final World world;

    RegistrationRoute(World world) {
        this.world = world;
    }

    List<Route> all() {
        return List.of(Route.post("/actions/runner-registration", new AccessRule.Public(), "", this::register));
    }

    private RestResponse register(Call call) {
        RunnerToken.Kind kind = switch (call.body().path("runner_event").asText()) {
            case "register" -> RunnerToken.Kind.REGISTRATION;
            case "remove" -> RunnerToken.Kind.REMOVAL;
            default -> throw RestError.notFound();
        };
        RunnerToken token = call.request()
                .header("authorization")
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .flatMap(header ->
                        world.tokens().find(header.substring(SCHEME.length()).strip(), kind))
                .filter(found -> scope(call.body().path("url").asText()).equals(Optional.of(found.scope())))
                .orElseThrow(RestError::notFound);
        return RestResponse.ok(JsonNodes.object()
                .put(
                        "url",
                        "https://pipelines.actions.githubusercontent.com/"
                                + token.scope().path())
                .put("token", "runner-credential-of-" + token.scope().path())
                .put("token_schema", "OAuthAccessToken")
                .put("use_runner_admin_flow", true));
    }

    private static Optional<RunnerPlace> scope(String url) {
        try {
            String path = URI.create(url).getPath().replaceAll("^/|/$", "");
            return path.isEmpty() ? Optional.empty() : Optional.of(RunnerPlace.of(path));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
