package io.github.runneractions.runnercleanup.cluster;

import io.github.runneractions.kubernetes.object.PartialObjectMetadata;
import io.github.runneractions.kubernetes.object.Unstructured;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A runner's pod, by its status.
 *
 * @param readiness its state by the condition {@code Ready}
 * @param since when that condition changed last, or when a node took the pod; empty before that
 * @param crashLoop the container that exits repeatedly, and how it ended last, as a clause about the pod
 */
public record RunnerPod(
        PartialObjectMetadata object, Readiness readiness, Optional<Instant> since, Optional<String> crashLoop) {
    /** Whether the pod's containers are ready. */
    public enum Readiness {
        /** The runner has a session with GitHub, or runs a job. */
        READY,
        /** It has neither. */
        NOT_READY,
        /** Its node does not report. */
        UNKNOWN
    }

    /** The longest part of a container's message. */
    private static final int LONGEST = 200;

    /** Reads a pod. */
    public static RunnerPod of(PartialObjectMetadata object, Unstructured status) {
        var ready = status.at("conditions")
                .items()
                .filter(condition -> condition.at("type").orEmpty().equals("Ready"))
                .findFirst();
        var begun = instant(status.at("startTime"));
        return new RunnerPod(
                object,
                ready.map(RunnerPod::readiness).orElse(Readiness.UNKNOWN),
                begun.flatMap(start -> ready.flatMap(condition -> instant(condition.at("lastTransitionTime")))
                        .or(() -> Optional.of(start))),
                Stream.concat(
                                status.at("initContainerStatuses").items(),
                                status.at("containerStatuses").items())
                        .flatMap(container -> crashLoop(container).stream())
                        .findFirst());
    }

    /** The pod's and its runner's name. */
    public String name() {
        return object.name();
    }

    /**
     * Whether it is alive and has been in its state for {@code span}. By two clocks, of which one may be wrong: the API
     * server's tells when the pod was created, and its node's when it changed.
     */
    public boolean settled(Instant now, Duration span) {
        var horizon = now.minus(span);
        return !object.terminating()
                && !ClusterPods.ended(object)
                && object.created().isBefore(horizon)
                && since.filter(change -> change.isBefore(horizon)).isPresent();
    }

    private static Readiness readiness(Unstructured condition) {
        return switch (condition.at("status").orEmpty()) {
            case "True" -> Readiness.READY;
            case "False" -> Readiness.NOT_READY;
            default -> Readiness.UNKNOWN;
        };
    }

    private static Optional<String> crashLoop(Unstructured container) {
        return container
                .at("state", "waiting", "reason")
                .text()
                .filter("CrashLoopBackOff"::equals)
                .map(_ -> "its container " + container.at("name").orEmpty() + " exits repeatedly, last with exit code "
                        + container.at("lastState", "terminated", "exitCode").orEmpty()
                        + lastLine(container
                                .at("lastState", "terminated", "message")
                                .orEmpty()));
    }

    private static String lastLine(String message) {
        var words = message.strip();
        var line = words.substring(words.lastIndexOf('\n') + 1);
        return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(line.length(), LONGEST));
    }

    private static Optional<Instant> instant(Unstructured time) {
        try {
            return time.text().map(Instant::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
