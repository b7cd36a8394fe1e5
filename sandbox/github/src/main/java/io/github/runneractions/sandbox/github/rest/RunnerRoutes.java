package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.github.model.RunnerToken;
import io.github.runneractions.sandbox.github.model.StoredRunnerGroup;
import io.github.runneractions.sandbox.github.model.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The runners of repositories, organisations and enterprises: three times the same endpoints. */
final class RunnerRoutes {

    /** Registrations have a bucket of their own at GitHub. */
    private static final String REGISTRATION_BUCKET = "actions_runner_registration";

    private final World world;
    private final JustInTimeRoute justInTime;

    RunnerRoutes(World world) {
        this.world = world;
        this.justInTime = new JustInTimeRoute(world);
    }

    List<Route> all() {
        return Stream.of(ApiPlace.values()).flatMap(this::at).toList();
    }

    private Stream<Route> at(ApiPlace place) {
        String runners = place.path() + "/actions/runners";
        String one = runners + "/{runner_id}";
        Stream<Route> groups = place == ApiPlace.REPOSITORY
                ? Stream.of()
                : Stream.of(Route.get(
                        place.path() + "/actions/runner-groups", place.read(), place.groupDocs(), this::groups));
        return Stream.concat(groups, runners(place, runners, one));
    }

    private Stream<Route> runners(ApiPlace place, String runners, String one) {
        return Stream.of(
                justInTime.at(place, runners).countedAs(REGISTRATION_BUCKET),
                Route.get(
                        runners + "/deprecations/{version}",
                        place.read(),
                        "/actions/self-hosted-runners",
                        this::version),
                Route.get(runners, place.read(), place.docs("list-self-hosted-runners-for"), call -> list(call, place)),
                Route.get(
                        runners + "/downloads",
                        place.read(),
                        place.docs("list-runner-applications-for"),
                        _ -> RestResponse.ok(RunnerDownloads.shape())),
                Route.post(
                                runners + "/registration-token",
                                place.write(),
                                place.docs("create-a-registration-token-for"),
                                call -> token(call, place, RunnerToken.Kind.REGISTRATION))
                        .countedAs(REGISTRATION_BUCKET),
                Route.post(
                                runners + "/remove-token",
                                place.write(),
                                place.docs("create-a-remove-token-for"),
                                call -> token(call, place, RunnerToken.Kind.REMOVAL))
                        .countedAs(REGISTRATION_BUCKET),
                Route.get(one, place.read(), place.docs("get-a-self-hosted-runner-for"), call -> one(call, place)),
                Route.delete(
                        one,
                        place.write(),
                        place.docs("delete-a-self-hosted-runner-from"),
                        call -> delete(call, place)));
    }

    private RestResponse list(Call call, ApiPlace place) {
        List<RegisteredRunner> runners = world.runners().of(place.scope(call)).stream()
                .filter(runner -> call.queryParameter("name")
                        .map(runner.name()::equalsIgnoreCase)
                        .orElse(true))
                .toList();
        return Page.of(runners, call).counted("runners", this::shape);
    }

    private ObjectNode shape(RegisteredRunner runner) {
        return RunnerShape.runner(runner, world.groups().add(runner.group()).id());
    }

    private RestResponse groups(Call call) {
        // The repository's name alone: GitHub finds none by the full one.
        Optional<String> repository = call.queryParameter("visible_to_repository")
                .map(name -> call.variables().get("org") + "/" + name);
        List<StoredRunnerGroup> visible = world.groups().all().stream()
                .filter(group -> repository.map(group::admits).orElse(true))
                .toList();
        String url = call.base() + call.rawPath();
        return Page.of(visible, call).counted("runner_groups", group -> RunnerShape.group(group, url));
    }

    private RestResponse version(Call call) {
        return world.versions()
                .find(call.path("version"))
                .map(version -> RestResponse.ok(RunnerShape.version(version)))
                .orElseThrow(RestError::notFound);
    }

    private RestResponse token(Call call, ApiPlace place, RunnerToken.Kind kind) {
        place.requireEnabled(world, call);
        return RestResponse.created(RunnerShape.token(world.tokens().mint(kind, place.scope(call))));
    }

    private RestResponse one(Call call, ApiPlace place) {
        return world.runners()
                .find(place.scope(call), call.number("runner_id"))
                .map(runner -> RestResponse.ok(shape(runner)))
                .orElseThrow(RestError::notFound);
    }

    private RestResponse delete(Call call, ApiPlace place) {
        RunnerPlace scope = place.scope(call);
        long id = call.number("runner_id");
        String name =
                world.runners().find(scope, id).map(RegisteredRunner::name).orElseThrow(RestError::notFound);
        return switch (world.runners().delete(scope, id)) {
            case DELETED -> RestResponse.noContent();
            case NOT_FOUND -> throw RestError.notFound();
            case BUSY -> throw new RestError(422, "Bad request - Runner \"" + name + "\" is still running a job\"");
        };
    }
}
