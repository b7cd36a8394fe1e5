package io.github.runneractions.deploy.rollout;

import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Topic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a pod, or an object that creates pods, does not become ready.
 *
 * @param object its name
 * @param reason Kubernetes' word for it
 * @param message Kubernetes' sentence; both in one line, because a node or anyone who may write events chooses them
 */
public record PodProblem(Kind kind, String object, String reason, String message) {
    private static final int LONGEST = 300;

    public PodProblem {
        object = brief(object);
        reason = brief(reason);
        message = brief(message);
    }

    /** {@code text} in one line, and cut. */
    static String brief(String text) {
        // Cut before it is searched: a line can have a megabyte.
        var line = ForeignText.inOneLine(text.substring(0, Math.min(text.length(), 4 * LONGEST)));
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** The problem that a warning tells of; empty for one that a container's state describes better. */
    static Optional<PodProblem> ofWarning(String object, String reason, String message) {
        return Kind.ofWarning(reason).map(kind -> new PodProblem(kind, object, reason, message));
    }

    @Override
    public String toString() {
        return message.isEmpty() ? reason : reason + ": " + message;
    }

    /** Kinds of problems, the most telling first, with Kubernetes' reasons for each. */
    // Both are immutable: a Topic is a record of a text, and List.of cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    public enum Kind {
        IMAGE(
                new Topic("A pod's image cannot be pulled"),
                "Check the image's name and tag in `values`, and set `imagePullSecrets` if it is private.",
                List.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull"),
                List.of()),
        CONFIG(
                new Topic("A pod's container cannot be started"),
                "Create what the container refers to, or change `values` so that it does not.",
                List.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError"),
                List.of()),
        CRASH(
                new Topic("A pod's container exits repeatedly"),
                "Fix the cause that the last line names. For more, read a new pod's log (`kubectl logs --follow`) while the step runs.",
                List.of("CrashLoopBackOff", "OOMKilled", "Error"),
                List.of()),
        NOT_CREATED(
                new Topic("Pods cannot be created"),
                "Lower what `values` request, or ask for a change of the quota or policy.",
                List.of(),
                List.of("FailedCreate")),
        MOUNT(
                new Topic("A pod's volume cannot be mounted"),
                "Create the missing object; with `registration-token` the action creates the registration Secret.",
                List.of(),
                List.of("FailedMount", "FailedAttachVolume")),
        UNSCHEDULABLE(
                new Topic("A pod cannot be scheduled"),
                "Lower the resource requests in `values`, or add nodes.",
                List.of(),
                List.of("FailedScheduling")),
        EVICTED(
                new Topic("A pod was evicted"),
                "Check the node's memory and disk, and raise the pod's resource requests.",
                List.of(),
                List.of("Evicted")),
        NOT_READY(
                new Topic("A pod runs but does not become ready"),
                "Read the pod's log while the step runs: a runner is ready once it has a session with GitHub.",
                List.of(),
                List.of("Unhealthy"));

        private final Topic topic;
        private final String hint;
        private final List<String> ofContainers;
        private final List<String> ofWarnings;

        Kind(Topic topic, String hint, List<String> ofContainers, List<String> ofWarnings) {
            this.topic = topic;
            this.hint = hint;
            this.ofContainers = ofContainers;
            this.ofWarnings = ofWarnings;
        }

        /** The title of the failure. */
        public Topic topic() {
            return topic;
        }

        /** What to do about it. */
        public String hint() {
            return hint;
        }

        /** For a container that waits, or has terminated, for {@code reason}. */
        static Optional<Kind> ofContainer(String reason) {
            return Stream.of(values())
                    .filter(kind -> kind.ofContainers.contains(reason))
                    .findFirst();
        }

        static Optional<Kind> ofWarning(String reason) {
            return Stream.of(values())
                    .filter(kind -> kind.ofWarnings.contains(reason))
                    .findFirst();
        }
    }
}
