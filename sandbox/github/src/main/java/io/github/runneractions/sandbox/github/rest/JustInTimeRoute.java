package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.sandbox.github.model.JustInTimeRunners;
import io.github.runneractions.sandbox.github.model.StoredRunnerGroup;
import io.github.runneractions.sandbox.github.model.World;
import java.util.List;
import java.util.stream.StreamSupport;

/** Registers a runner and returns its configuration. */
final class JustInTimeRoute {

    private static final List<String> REQUIRED = List.of("name", "runner_group_id", "labels");
    private static final int MOST_LABELS = 100;

    private final World world;

    JustInTimeRoute(World world) {
        this.world = world;
    }

    Route at(ApiPlace place, String runners) {
        return Route.post(
                runners + "/generate-jitconfig",
                place.write(),
                place.docs("create-configuration-for-a-just-in-time-runner-for"),
                call -> register(call, place));
    }

    private RestResponse register(Call call, ApiPlace place) {
        place.requireEnabled(world, call);
        JsonNode body = call.body();
        List<String> missing =
                REQUIRED.stream().filter(field -> !body.hasNonNull(field)).toList();
        if (!missing.isEmpty()) {
            throw invalid("\"" + String.join("\", \"", missing) + "\""
                    + (missing.size() == 1 ? " wasn't supplied." : " weren't supplied."));
        }
        StoredRunnerGroup group = group(place, body.path("runner_group_id").asLong());
        return world.justInTime()
                .register(place.scope(call), body.path("name").asText(), labels(body.path("labels")), group)
                .map(registered -> answer(registered, group))
                // The stars are GitHub's: it does not repeat the name.
                .orElseThrow(() -> new RestError(409, "Already exists - A runner with the name *** already exists."));
    }

    private static RestResponse answer(JustInTimeRunners.Registered registered, StoredRunnerGroup group) {
        return RestResponse.created(
                RunnerShape.justInTime(RunnerShape.runner(registered.runner(), group.id()), registered.config()));
    }

    /** A repository has no groups; all its runners are in group 1. */
    private StoredRunnerGroup group(ApiPlace place, long id) {
        return world.groups()
                .find(id)
                .filter(group -> place != ApiPlace.REPOSITORY || group.isDefault())
                .orElseThrow(RestError::notFound);
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

    private static RestError invalid(String reason) {
        return new RestError(422, "Invalid request.\n\n" + reason);
    }
}
