package io.github.runneractions.kubernetes.object;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The metadata of an object of any kind.
 *
 * @param uid distinguishes it from an earlier object of the same name
 * @param version the {@code resourceVersion}
 * @param created the {@code creationTimestamp}
 * @param phase a pod's {@code status.phase}, such as {@code Running}; empty for other kinds
 * @param terminating whether it has a {@code deletionTimestamp}
 */
public record PartialObjectMetadata(
        String name,
        String uid,
        String version,
        Instant created,
        Map<String, String> labels,
        Optional<String> phase,
        boolean terminating) {}
