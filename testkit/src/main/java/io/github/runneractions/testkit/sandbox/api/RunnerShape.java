package io.github.runneractions.testkit.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.testkit.sandbox.world.Runner;
import io.github.runneractions.testkit.sandbox.world.RunnerGroups;
import io.github.runneractions.testkit.sandbox.world.RunnerToken;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Runners and their tokens as the API shows them. */
final class RunnerShape {

    /** GitHub writes these times with milliseconds and the offset of its own time zone. */
    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
            .withZone(ZoneId.of("America/Los_Angeles"));

    private RunnerShape() {}

    static ObjectNode runner(Runner runner, long group) {
        ObjectNode node = Json.object()
                .put("id", runner.id())
                .put("runner_group_id", group)
                .put("name", runner.name())
                .put("os", runner.os())
                .put("status", runner.status().name().toLowerCase(Locale.ROOT))
                .put("busy", runner.load() == Runner.Load.BUSY)
                .put("ephemeral", runner.lifetime() == Runner.Lifetime.EPHEMERAL)
                .put("version", runner.version());
        node.set("labels", Json.array(runner.labels(), RunnerShape::label));
        return node;
    }

    static ObjectNode group(String name, long id, String runnersUrl) {
        return Json.object()
                .put("id", id)
                .put("name", name)
                .put("visibility", "all")
                .put("default", name.equals(RunnerGroups.DEFAULT))
                .put("runners_url", runnersUrl)
                .put("inherited", false)
                .put("allows_public_repositories", false);
    }

    static ObjectNode token(RunnerToken token) {
        return Json.object().put("token", token.value()).put("expires_at", EXPIRY.format(token.expiresAt()));
    }

    private static ObjectNode label(String name) {
        boolean readOnly = Runner.DEFAULT_LABELS.stream().anyMatch(name::equalsIgnoreCase);
        return Json.object().put("id", 1).put("name", name).put("type", readOnly ? "read-only" : "custom");
    }
}
