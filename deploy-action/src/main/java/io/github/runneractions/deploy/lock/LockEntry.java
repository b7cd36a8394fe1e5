package io.github.runneractions.deploy.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one run has written into the lock: the text of an annotation.
 *
 * @param id tells it from all others
 * @param since when it got the lock, by the API server's clock; empty at first
 * @param until when it gives up, by its own clock: only for people
 * @param beat goes up as long as the run lives
 */
record LockEntry(String id, DeployingRun run, Optional<Instant> since, String until, long beat) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The first one of a run. */
    static LockEntry first(String id, DeployingRun run, Instant until) {
        return new LockEntry(id, run, Optional.empty(), until.toString(), 0);
    }

    /** Reads {@code text}; whoever may write Secrets can write any, so that no text is an error. */
    static LockEntry parse(String text) {
        try {
            var json = Optional.ofNullable(JSON.readTree(text)).orElse(JsonNodeFactory.instance.missingNode());
            return new LockEntry(
                    json.path("id").asText(),
                    new DeployingRun(
                            json.path("run").asText(),
                            json.path("workflow").asText(),
                            json.path("number").asLong(),
                            json.path("attempt").asLong()),
                    time(json.path("since")),
                    json.path("until").asText(),
                    json.path("beat").asLong());
        } catch (JsonProcessingException _) {
            return new LockEntry("", DeployingRun.UNKNOWN, Optional.empty(), "", 0);
        }
    }

    private static Optional<Instant> time(JsonNode text) {
        try {
            return Optional.of(Instant.parse(text.asText()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** As {@link #parse} reads it. */
    String text() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("run", run.page())
                .put("workflow", run.workflow())
                .put("number", run.number())
                .put("attempt", run.attempt());
        since.ifPresent(time -> json.put("since", time.toString()));
        return json.put("until", until).put("beat", beat).toString();
    }

    /** The next sign of life. */
    LockEntry beaten() {
        return new LockEntry(id, run, since, until, beat + 1);
    }

    /** With the time at which it got the lock, unless it has one. */
    LockEntry since(Instant time) {
        return new LockEntry(id, run, since.or(() -> Optional.of(time)), until, beat);
    }

    /** Whether both are of one run of the action. */
    boolean isOf(LockEntry other) {
        return id.equals(other.id);
    }

    /** How long it has had the lock, such as {@code for 70 s}; both times are the API server's. */
    String age(Instant now) {
        return since.map(start ->
                        "for " + Math.max(0, Duration.between(start, now).toSeconds()) + " s")
                .orElse("for some seconds");
    }
}
