package io.github.runneractions.testkit.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.testkit.sandbox.world.JustInTimeRunners;
import io.github.runneractions.testkit.sandbox.world.RunnerGroup;
import io.github.runneractions.testkit.sandbox.world.World;
import java.util.List;
import java.util.stream.StreamSupport;

/** Registers a runner and hands out all that it starts with. */
final class JustInTimeEndpoint {

    private static final List<String> REQUIRED = List.of("name", "runner_group_id", "labels");
    private static final int MOST_LABELS = 100;

    private final World world;

    JustInTimeEndpoint(World world) {
        this.world = world;
    }

    Endpoint at(RunnerPlace place, String runners) {
        return Endpoint.post(
                runners + "/generate-jitconfig",
                place.write(),
                place.docs("create-configuration-for-a-just-in-time-runner-for"),
                call -> register(call, place));
    }

    private Answer register(Call call, RunnerPlace place) {
        place.requireEnabled(world, call);
        JsonNode body = call.body();
        List<String> missing =
                REQUIRED.stream().filter(field -> !body.hasNonNull(field)).toList();
        if (!missing.isEmpty()) {
            throw invalid("\"" + String.join("\", \"", missing) + "\""
                    + (missing.size() == 1 ? " wasn't supplied." : " weren't supplied."));
        }
        RunnerGroup group = group(place, body.path("runner_group_id").asLong());
        return world.justInTime()
                .register(place.scope(call), body.path("name").asText(), labels(body.path("labels")), group)
                .map(registered -> answer(registered, group))
                // The stars are GitHub's: it does not repeat the name.
                .orElseThrow(() -> new Refusal(409, "Already exists - A runner with the name *** already exists."));
    }

    private static Answer answer(JustInTimeRunners.Registered registered, RunnerGroup group) {
        return Answer.created(
                RunnerShape.justInTime(RunnerShape.runner(registered.runner(), group.id()), registered.config()));
    }

    /** A repository has no groups; its runners are all in the first. */
    private RunnerGroup group(RunnerPlace place, long id) {
        return world.groups()
                .find(id)
                .filter(group -> place != RunnerPlace.REPOSITORY || group.isDefault())
                .orElseThrow(Refusal::notFound);
    }

    private static List<String> labels(JsonNode labels) {
        if (labels.isEmpty()) {
            throw invalid("At least 1 item is required; only 0 were supplied.");
        }
        if (labels.size() > MOST_LABELS) {
            throw invalid("No more than " + MOST_LABELS + " items are allowed; " + labels.size() + " were supplied.");
        }
        return StreamSupport.stream(labels.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Refusal invalid(String reason) {
        return new Refusal(422, "Invalid request.\n\n" + reason);
    }
}
