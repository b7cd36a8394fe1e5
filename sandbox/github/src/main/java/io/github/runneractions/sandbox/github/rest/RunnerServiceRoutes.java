package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegistrationRefused;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.github.model.RunnerSessions;
import io.github.runneractions.sandbox.github.model.RunnerSessions.Opened;
import io.github.runneractions.sandbox.github.model.RunnerToken;
import io.github.runneractions.sandbox.github.model.World;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * The service that registers runners and gives them jobs, for programs that stand in for GitHub's runner. GitHub does not
 * describe its own: what these tell is what its runner learns from it, in a form that a shell script can read.
 */
final class RunnerServiceRoutes {

    private static final String SCHEME = "remoteauth ";
    private static final String RUNNERS = "/actions/runners";

    private final World world;

    RunnerServiceRoutes(World world) {
        this.world = world;
    }

    List<Route> all() {
        var everyone = new AccessRule.Public();
        return List.of(
                Route.post(RUNNERS + "/register", everyone, "", this::register),
                Route.post(RUNNERS + "/remove", everyone, "", this::remove),
                Route.post(RUNNERS + "/session", everyone, "", this::open),
                Route.delete(RUNNERS + "/session", everyone, "", this::close),
                Route.get(RUNNERS + "/message", everyone, "", this::message),
                Route.post(RUNNERS + "/finished", everyone, "", this::finished));
    }

    private RestResponse register(Call call) {
        JsonNode body = call.body();
        var labels = StreamSupport.stream(body.path("labels").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        try {
            var registration = sessions()
                    .register(
                            credential(call),
                            body.path("name").asText(),
                            labels,
                            body.path("group").asText());
            return RestResponse.ok(JsonNodes.object()
                    .put("id", registration.runner().id())
                    .put("credential", registration.credential()));
        } catch (RegistrationRefused e) {
            int status = switch (e.missing()) {
                case GROUP -> 422;
                case TOKEN, RUNNER -> 404;
            };
            throw new RestError(status, String.valueOf(e.getMessage()));
        }
    }

    private RestResponse remove(Call call) {
        RunnerPlace place = world.tokens()
                .find(credential(call), RunnerToken.Kind.REMOVAL)
                .orElseThrow(RestError::notFound)
                .scope();
        world.runners()
                .find(place, call.body().path("name").asText())
                .ifPresent(runner -> world.runners().delete(place, runner.id()));
        return RestResponse.noContent();
    }

    private RestResponse open(Call call) {
        return switch (sessions().open(credential(call)).orElseThrow(RestError::notFound)) {
            case Opened.As(var id) -> RestResponse.ok(JsonNodes.object().put("session", id));
            case Opened.Conflict() -> throw new RestError(409, "The runner has another session.");
            case Opened.ExitWith(var code) -> RestResponse.ok(JsonNodes.object().put("exit_code", code));
        };
    }

    private RestResponse close(Call call) {
        sessions().close(credential(call));
        return RestResponse.noContent();
    }

    private RestResponse message(Call call) {
        try {
            return sessions()
                    .next(
                            credential(call),
                            call.queryParameter("session").orElse(""),
                            call.queryParameter("status").filter("busy"::equals).isPresent()
                                    ? RegisteredRunner.Load.BUSY
                                    : RegisteredRunner.Load.IDLE)
                    .map(job -> RestResponse.ok(
                            JsonNodes.object().put("job", job.name()).put("script", job.script())))
                    .orElseGet(RestResponse::noContent);
        } catch (RegistrationRefused _) {
            throw RestError.notFound();
        }
    }

    private RestResponse finished(Call call) {
        JsonNode body = call.body();
        sessions()
                .finish(
                        credential(call),
                        body.path("job").asText(),
                        body.path("result").asText(),
                        body.path("output").asText());
        return RestResponse.noContent();
    }

    private RunnerSessions sessions() {
        return world.sessions();
    }

    private static String credential(Call call) {
        return call.request()
                .header("authorization")
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).strip())
                .orElseThrow(RestError::notFound);
    }
}
