package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.sandbox.github.model.KnownVersion;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RunnerToken;
import io.github.runneractions.sandbox.github.model.StoredRunnerGroup;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Runners and their tokens as the API shows them. */
final class RunnerShape {

    /** GitHub writes these times with milliseconds and the offset of its own time zone. */
    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
            .withZone(ZoneId.of("America/Los_Angeles"));

    private RunnerShape() {}

    static ObjectNode runner(RegisteredRunner runner, long group) {
        ObjectNode node = JsonNodes.object()
                .put("id", runner.id())
                .put("runner_group_id", group)
                .put("name", runner.name())
                .put("os", runner.os())
                .put("status", runner.status().name().toLowerCase(Locale.ROOT))
                .put("busy", runner.load() == RegisteredRunner.Load.BUSY)
                .put("ephemeral", runner.lifetime() == RegisteredRunner.Lifetime.EPHEMERAL)
                .put("version", runner.version().isEmpty() ? null : runner.version());
        node.set("labels", JsonNodes.array(runner.labels(), RunnerShape::label));
        return node;
    }

    static ObjectNode group(StoredRunnerGroup group, String groupsUrl) {
        String url = groupsUrl + "/" + group.id();
        ObjectNode node = JsonNodes.object()
                .put("id", group.id())
                .put("name", group.name())
                .put("visibility", group.repositories().isPresent() ? "selected" : "all")
                .put("default", group.isDefault());
        group.repositories().ifPresent(_ -> node.put("selected_repositories_url", url + "/repositories"));
        return node.put("runners_url", url + "/runners")
                .put("inherited", false)
                .put("allows_public_repositories", false);
    }

    static ObjectNode justInTime(ObjectNode runner, String config) {
        ObjectNode node = JsonNodes.object().put("encoded_jit_config", config);
        node.set("runner", runner);
        return node;
    }

    /** If the support does not end, GitHub omits the time of the registration, and sends {@code null} for the runtime. */
    static ObjectNode version(KnownVersion version) {
        ObjectNode node = JsonNodes.object().put("runner_version", version.version());
        version.registrationEnds().ifPresent(end -> node.put("registration_deprecates_at", second(end)));
        return node.put(
                "runtime_deprecates_at",
                version.runtimeEnds().map(RunnerShape::second).orElse(null));
    }

    static ObjectNode token(RunnerToken token) {
        return JsonNodes.object().put("token", token.value()).put("expires_at", EXPIRY.format(token.expiresAt()));
    }

    private static String second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static ObjectNode label(String name) {
        boolean readOnly = RegisteredRunner.DEFAULT_LABELS.stream().anyMatch(name::equalsIgnoreCase);
        return JsonNodes.object().put("id", 1).put("name", name).put("type", readOnly ? "read-only" : "custom");
    }
}
