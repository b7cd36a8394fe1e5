package io.github.runneractions.deploy.progress;

import java.util.Map;
import java.util.Optional;

/** Kubernetes' reasons, of waiting containers and of warnings, and the sort of trouble each of them is. */
final class Reasons {
    private static final Map<String, TroubleKind> OF_CONTAINERS = Map.ofEntries(
            Map.entry("ErrImagePull", TroubleKind.IMAGE),
            Map.entry("ImagePullBackOff", TroubleKind.IMAGE),
            Map.entry("InvalidImageName", TroubleKind.IMAGE),
            Map.entry("ErrImageNeverPull", TroubleKind.IMAGE),
            Map.entry("CreateContainerConfigError", TroubleKind.CONFIG),
            Map.entry("CreateContainerError", TroubleKind.CONFIG),
            Map.entry("RunContainerError", TroubleKind.CONFIG),
            Map.entry("CrashLoopBackOff", TroubleKind.CRASH),
            Map.entry("OOMKilled", TroubleKind.CRASH),
            Map.entry("Error", TroubleKind.CRASH));

    private static final Map<String, TroubleKind> OF_WARNINGS = Map.of(
            "FailedMount", TroubleKind.MOUNT,
            "FailedAttachVolume", TroubleKind.MOUNT,
            "FailedScheduling", TroubleKind.UNSCHEDULABLE,
            "FailedCreate", TroubleKind.NOT_CREATED,
            "Evicted", TroubleKind.EVICTED,
            "Unhealthy", TroubleKind.NOT_READY);

    private Reasons() {}

    /** What a container that waits, or has ended, for {@code reason} is in. */
    static Optional<TroubleKind> ofContainer(String reason) {
        return Optional.ofNullable(OF_CONTAINERS.get(reason));
    }

    /** What a warning with {@code reason} tells of; many warnings tell only what a container's state tells better. */
    static Optional<TroubleKind> ofWarning(String reason) {
        return Optional.ofNullable(OF_WARNINGS.get(reason));
    }
}
