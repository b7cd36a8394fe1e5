package io.github.runneractions.testkit.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.testkit.sandbox.world.Runner;
import io.github.runneractions.testkit.sandbox.world.RunnerScope;
import io.github.runneractions.testkit.sandbox.world.RunnerToken;
import io.github.runneractions.testkit.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The runners of repositories, organisations and enterprises: three times the same endpoints. */
final class RunnerEndpoints {

    /** Registrations have a bucket of their own at GitHub. */
    private static final String REGISTRATION_BUCKET = "actions_runner_registration";

    private final World world;

    RunnerEndpoints(World world) {
        this.world = world;
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
        return RunnerShape.runner(runner, world.groups().id(runner.group()));
    }

    private Answer groups(Call call) {
        List<Map.Entry<String, Long>> all = List.copyOf(world.groups().all().entrySet());
        return Page.of(all, call)
                .counted(
                        "runner_groups",
                        group -> RunnerShape.group(
                                group.getKey(),
                                group.getValue(),
                                call.base() + call.rawPath() + "/" + group.getValue() + "/runners"));
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
