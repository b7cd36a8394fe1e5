package io.github.runneractions.testkit.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.testkit.sandbox.world.Runner;
import io.github.runneractions.testkit.sandbox.world.RunnerGroup;
import io.github.runneractions.testkit.sandbox.world.RunnerScope;
import io.github.runneractions.testkit.sandbox.world.RunnerToken;
import io.github.runneractions.testkit.sandbox.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The runners of repositories, organisations and enterprises: three times the same endpoints. */
final class RunnerEndpoints {

    /** Registrations have a bucket of their own at GitHub. */
    private static final String REGISTRATION_BUCKET = "actions_runner_registration";

    private final World world;
    private final JustInTimeEndpoint justInTime;

    RunnerEndpoints(World world) {
        this.world = world;
        this.justInTime = new JustInTimeEndpoint(world);
    }

    List<Endpoint> all() {
        return Stream.of(RunnerPlace.values()).flatMap(this::at).toList();
    }

    private Stream<Endpoint> at(RunnerPlace place) {
        String runners = place.path() + "/actions/runners";
        String one = runners + "/{runner_id}";
        Stream<Endpoint> groups = place == RunnerPlace.REPOSITORY
                ? Stream.of()
                : Stream.of(Endpoint.get(
                        place.path() + "/actions/runner-groups", place.read(), place.groupDocs(), this::groups));
        return Stream.concat(groups, runners(place, runners, one));
    }

    private Stream<Endpoint> runners(RunnerPlace place, String runners, String one) {
        return Stream.of(
                justInTime.at(place, runners).countedAs(REGISTRATION_BUCKET),
                Endpoint.get(
                        runners + "/deprecations/{version}",
                        place.read(),
                        "/actions/self-hosted-runners",
                        this::version),
                Endpoint.get(
                        runners, place.read(), place.docs("list-self-hosted-runners-for"), call -> list(call, place)),
                Endpoint.get(
                        runners + "/downloads",
                        place.read(),
                        place.docs("list-runner-applications-for"),
                        _ -> Answer.ok(RunnerDownloads.shape())),
                Endpoint.post(
                                runners + "/registration-token",
                                place.write(),
                                place.docs("create-a-registration-token-for"),
                                call -> token(call, place, RunnerToken.Kind.REGISTRATION))
                        .countedAs(REGISTRATION_BUCKET),
                Endpoint.post(
                                runners + "/remove-token",
                                place.write(),
                                place.docs("create-a-remove-token-for"),
                                call -> token(call, place, RunnerToken.Kind.REMOVAL))
                        .countedAs(REGISTRATION_BUCKET),
                Endpoint.get(one, place.read(), place.docs("get-a-self-hosted-runner-for"), call -> one(call, place)),
                Endpoint.delete(
                        one,
                        place.write(),
                        place.docs("delete-a-self-hosted-runner-from"),
                        call -> delete(call, place)));
    }

    private Answer list(Call call, RunnerPlace place) {
        List<Runner> runners = world.runners().of(place.scope(call)).stream()
                .filter(runner -> call.queryParameter("name")
                        .map(runner.name()::equalsIgnoreCase)
                        .orElse(true))
                .toList();
        return Page.of(runners, call).counted("runners", this::shape);
    }

    private ObjectNode shape(Runner runner) {
        return RunnerShape.runner(runner, world.groups().add(runner.group()).id());
    }

    private Answer groups(Call call) {
        // The repository's name alone: GitHub finds none by the full one.
        Optional<String> repository = call.queryParameter("visible_to_repository")
                .map(name -> call.variables().get("org") + "/" + name);
        List<RunnerGroup> visible = world.groups().all().stream()
                .filter(group -> repository.map(group::admits).orElse(true))
                .toList();
        String url = call.base() + call.rawPath();
        return Page.of(visible, call).counted("runner_groups", group -> RunnerShape.group(group, url));
    }

    private Answer version(Call call) {
        return world.versions()
                .find(call.path("version"))
                .map(version -> Answer.ok(RunnerShape.version(version)))
                .orElseThrow(Refusal::notFound);
    }

    private Answer token(Call call, RunnerPlace place, RunnerToken.Kind kind) {
        place.requireEnabled(world, call);
        return Answer.created(RunnerShape.token(world.tokens().mint(kind, place.scope(call))));
    }

    private Answer one(Call call, RunnerPlace place) {
        return world.runners()
                .find(place.scope(call), call.number("runner_id"))
                .map(runner -> Answer.ok(shape(runner)))
                .orElseThrow(Refusal::notFound);
    }

    private Answer delete(Call call, RunnerPlace place) {
        RunnerScope scope = place.scope(call);
        long id = call.number("runner_id");
        String name = world.runners().find(scope, id).map(Runner::name).orElseThrow(Refusal::notFound);
        return switch (world.runners().delete(scope, id)) {
            case DELETED -> Answer.noContent();
            case NOT_FOUND -> throw Refusal.notFound();
            case BUSY -> throw new Refusal(422, "Bad request - Runner \"" + name + "\" is still running a job\"");
        };
    }
}
