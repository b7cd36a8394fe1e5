package io.github.runneractions.deploy.lock;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Times that the API server has written, which can be compared with each other whatever the time is here. */
public final class ServerTime {
    private ServerTime() {}

    /**
     * When a run of this action has written an object last, or else when it was created. Of other programs' times nothing is taken:
     * whoever creates an object may tell any for them, and the API server sets ours with each change of ours.
     */
    static Instant ofOurs(ObjectMeta metadata) {
        return entries(metadata)
                .filter(ServerTime::isOurs)
                .map(ManagedFieldsEntry::getTime)
                .filter(Objects::nonNull)
                .flatMap(ServerTime::parsed)
                .findFirst()
                .or(() -> Stream.ofNullable(metadata.getCreationTimestamp())
                        .flatMap(ServerTime::parsed)
                        .findFirst())
                .orElse(Instant.EPOCH);
    }

    private static boolean isOurs(ManagedFieldsEntry entry) {
        return RecommendedLabels.RUNNER_ACTIONS.equals(entry.getManager())
                && "Update".equals(entry.getOperation())
                && "v1".equals(entry.getApiVersion())
                && (entry.getSubresource() == null || entry.getSubresource().isEmpty());
    }

    private static Stream<ManagedFieldsEntry> entries(ObjectMeta metadata) {
        return Optional.ofNullable(metadata.getManagedFields()).orElse(List.of()).stream();
    }

    /** When an object was written last, as whoever created it may have told. */
    public static Instant written(ObjectMeta metadata) {
        var changes = entries(metadata).map(ManagedFieldsEntry::getTime);
        return Stream.concat(Stream.of(metadata.getCreationTimestamp()), changes)
                .filter(Objects::nonNull)
                .flatMap(ServerTime::parsed)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static Stream<Instant> parsed(String time) {
        try {
            return Stream.of(Instant.parse(time));
        } catch (DateTimeException _) {
            return Stream.empty();
        }
    }
}
