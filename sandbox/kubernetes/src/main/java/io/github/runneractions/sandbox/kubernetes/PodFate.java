package io.github.runneractions.sandbox.kubernetes;

import java.util.List;
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
    /** Runs, and is evicted after 2 s, for want of memory on its node. */
    EVICTED,
    /** A Job's pod that fails. */
    FAILED;

    /** The annotation or label that chooses. */
    public static final String KEY = "sandbox.runner-actions/fate";

    /** The annotation with the time until a slow pod is ready: a number and its unit, such as {@code 800ms}. */
    public static final String READY_AFTER = "sandbox.runner-actions/ready-after";

    /** The annotation with the termination message of what failed. */
    public static final String MESSAGE = "sandbox.runner-actions/message";

    /**
     * The annotation with what the last init container does, when another than kwok decides: {@link #HELD} (it runs on; a
     * sidecar runs but has not started), {@link #DONE} (it has ended; a sidecar has started), or {@link #GONE_WRONG} (it
     * ended with 1 and {@link #MESSAGE}, and waits for a restart). Those before it have completed.
     */
    public static final String INIT = "sandbox.runner-actions/init";

    /** The name of a container whose log has the lines of {@link #LOG}; those of others cannot be read. */
    public static final String LOUD = "loud";

    /** What a container called {@link #LOUD} has written. */
    public static final List<String> LOG = List.of("starting", "migrating 3 tables", "fatal: no such table: widgets");

    /**
     * The annotation with what the containers do once they run: {@link #HELD} (not ready), {@link #DONE} (ready; the pod of
     * a Job completes), or {@link #GONE_WRONG} (ended with 1 and {@link #MESSAGE}).
     */
    public static final String MAIN = "sandbox.runner-actions/main";

    /**
     * The annotation with what a pod that is deleted does: {@link #HELD} (it stays until its grace period ends, as its
     * containers go on), or {@link #DONE}.
     */
    public static final String END = "sandbox.runner-actions/end";

    /** A value of {@link #INIT}, {@link #MAIN} and {@link #END}. */
    public static final String HELD = "held";

    /** A value of {@link #INIT}, {@link #MAIN} and {@link #END}. */
    public static final String DONE = "done";

    /** A value of {@link #INIT} and {@link #MAIN}. */
    public static final String GONE_WRONG = "failed";

    /** The value of {@link #KEY} for it. */
    public String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The annotation that chooses it. */
    public Map<String, String> annotation() {
        return Map.of(KEY, value());
    }
}
