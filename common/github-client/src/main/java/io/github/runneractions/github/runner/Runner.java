package io.github.runneractions.github.runner;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.github.json.Json;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A self-hosted runner as GitHub lists it. GitHub returns no times: neither its creation nor when it was last online.
 *
 * @param id identifies it for a deletion; a name can be used again, an id cannot
 * @param name its name, which for ours is its pod's
 * @param online whether it holds a session
 * @param busy whether it runs a job; it may be offline and busy until the job's lock ends
 * @param lifetime how many jobs it takes
 * @param groupId of its runner group; a repository's runners are all in group 1
 * @param labels as written, to be compared in any case
 * @param version of GitHub's runner; empty until it was online for the first time, and from servers that do not tell it
 */
public record Runner(
        long id,
        String name,
        boolean online,
        boolean busy,
        Lifetime lifetime,
        long groupId,
        List<String> labels,
        String version) {
    /** One whose version is not known. */
    public Runner(
            long id, String name, boolean online, boolean busy, Lifetime lifetime, long groupId, List<String> labels) {
        this(id, name, online, busy, lifetime, groupId, labels, "");
    }

    /** How many jobs a runner takes. */
    public enum Lifetime {
        /** Any number. */
        PERSISTENT,
        /** One; GitHub itself forgets such a runner a day after it was seen last, a persistent one after 14. */
        EPHEMERAL
    }

    /** Takes nothing for granted: a runner whose status was not understood must not pass for offline and idle. */
    static Runner of(JsonNode node) {
        return new Runner(
                Json.number(node, "id"),
                Json.text(node, "name"),
                !node.path("status").asText().equals("offline"),
                !node.path("busy").isBoolean() || node.path("busy").asBoolean(),
                node.path("ephemeral").asBoolean() ? Lifetime.EPHEMERAL : Lifetime.PERSISTENT,
                node.hasNonNull("runner_group_id") ? Json.number(node, "runner_group_id") : 0,
                StreamSupport.stream(node.path("labels").spliterator(), false)
                        .map(label -> label.path("name").asText(""))
                        .filter(name -> !name.isEmpty())
                        .toList(),
                node.path("version").asText(""));
    }
}
