package io.github.runneractions.sandbox.kubernetes;

import java.util.Locale;
import java.util.Map;

/**
 * What happens to a pod. Its annotation or label {@link #KEY} chooses; without one it runs and is ready at once, after
 * its init containers have completed, and the pod of a Job completes.
 *
 * <p>The checks of a kubelet are missing: neither the image nor the Secrets and ConfigMaps of volumes and variables have to
 * exist. A fleet ({@code RunnerFleet}) checks them for runner pods.
 */
public enum PodFate {
    /** Runs and is ready at once. */
    READY,
    /** Runs at once and is ready after 3 s, or after the time in the annotation {@link #READY_AFTER}. */
    SLOW,
    /** Runs and is never ready; with a Warning event of the reason Unhealthy. */
    UNREADY,
    /** Its image cannot be pulled; with a Warning event of the reason Failed. */
    IMAGE_PULL_BACK_OFF,
    /** Its containers ended with 1 and {@link #MESSAGE}, and wait for a restart; with a Warning event BackOff. */
    CRASH_LOOP_BACK_OFF,
    /** A Job's pod that fails. */
    FAILED;

    /** The annotation or label that chooses. */
    public static final String KEY = "sandbox.runner-actions/fate";

    /** The annotation with the time until a slow pod is ready: a number and its unit, such as {@code 800ms}. */
    public static final String READY_AFTER = "sandbox.runner-actions/ready-after";

    /** The annotation with the termination message of what failed. */
    public static final String MESSAGE = "sandbox.runner-actions/message";

    /**
     * The annotation with what the init containers do, when another than kwok decides: {@code held} (they run on),
     * {@code done}, or {@code failed} (the first ended with 1 and {@link #MESSAGE}, and waits for a restart).
     */
    public static final String INIT = "sandbox.runner-actions/init";

    /** The value of {@link #KEY} for it. */
    public String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The annotation that chooses it. */
    public Map<String, String> annotation() {
        return Map.of(KEY, value());
    }
}
