package io.github.runneractions.testkit.sandbox.api;

import io.github.runneractions.testkit.sandbox.world.RunnerScope;
import io.github.runneractions.testkit.sandbox.world.RunnerToken;
import io.github.runneractions.testkit.sandbox.world.World;
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
final class RegistrationEndpoint {

    private static final String SCHEME = "remoteauth ";

    private final World world;

    RegistrationEndpoint(World world) {
        this.world = world;
    }

    List<Endpoint> all() {
        return List.of(Endpoint.post("/actions/runner-registration", new Access.Public(), "", this::register));
    }

    private Answer register(Call call) {
        RunnerToken.Kind kind = switch (call.body().path("runner_event").asText()) {
            case "register" -> RunnerToken.Kind.REGISTRATION;
            case "remove" -> RunnerToken.Kind.REMOVAL;
            default -> throw Refusal.notFound();
        };
        RunnerToken token = call.request()
                .header("authorization")
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .flatMap(header ->
                        world.tokens().find(header.substring(SCHEME.length()).strip(), kind))
                .filter(found -> scope(call.body().path("url").asText()).equals(Optional.of(found.scope())))
                .orElseThrow(Refusal::notFound);
        return Answer.ok(Json.object()
                .put(
                        "url",
                        "https://pipelines.actions.githubusercontent.com/"
                                + token.scope().path())
                .put("token", "runner-credential-of-" + token.scope().path())
                .put("token_schema", "OAuthAccessToken")
                .put("use_runner_admin_flow", true));
    }

    private static Optional<RunnerScope> scope(String url) {
        try {
            String path = URI.create(url).getPath().replaceAll("^/|/$", "");
            return path.isEmpty() ? Optional.empty() : Optional.of(RunnerScope.of(path));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
