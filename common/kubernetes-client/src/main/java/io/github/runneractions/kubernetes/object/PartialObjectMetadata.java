package io.github.runneractions.kubernetes.object;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What tells an object from others, without the classes of its kind.
 *
 * @param version changes whenever the object does
 * @param created when
 * @param phase a pod's, such as {@code Running}; other kinds have none
 */
public record PartialObjectMetadata(
        String name, String version, Instant created, Map<String, String> labels, Optional<String> phase) {}
