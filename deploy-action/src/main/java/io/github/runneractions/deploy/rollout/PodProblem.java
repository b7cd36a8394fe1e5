package io.github.runneractions.deploy.rollout;

import io.github.runneractions.runtime.ForeignText;
import java.util.Optional;

/**
 * Why a pod, an object that creates pods, or one that pods need does not become ready.
 *
 * @param object its name
 * @param reason Kubernetes' word for it
 * @param message Kubernetes' sentence; both in one line, because a node or anyone who may write events chooses them
 */
public record PodProblem(ProblemKind kind, String object, String reason, String message) {
    private static final int LONGEST = 600;

    public PodProblem {
        object = brief(object);
        reason = brief(reason);
        message = brief(message);
    }

    /** {@code text} in one line, and cut at a blank: half of a secret would not be recognised as one. */
    static String brief(String text) {
        // Cut before it is searched: a line can have a megabyte.
        var start = cut(text, 4 * LONGEST);
        var line = ForeignText.inOneLine(start);
        return line.length() > LONGEST || start.length() < text.length() ? cut(line, LONGEST) + "…" : line;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = longest;
        while (end > 0 && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        return text.substring(0, end).stripTrailing();
    }

    /** The problem that an event tells of; empty for one that is none, and for one that a container's state describes better. */
    static Optional<PodProblem> ofEvent(ReleaseEvent event) {
        return ProblemKind.ofEvent(event)
                .map(kind -> new PodProblem(kind, event.object().described(), event.reason(), event.message()));
    }

    /** The problem of a pod with this reason in its status. */
    static Optional<PodProblem> ofPod(String name, String reason, String message) {
        return ProblemKind.ofPod(reason).map(kind -> new PodProblem(kind, name, reason, message));
    }

    /** Which of two problems of one object to tell: the more telling kind, and of the same kind the newer one. */
    PodProblem or(PodProblem newer) {
        if (kind != newer.kind) {
            return kind.compareTo(newer.kind) < 0 ? this : newer;
        }
        // Between two attempts to pull, some kubelets leave out what the registry has answered.
        return kind == ProblemKind.IMAGE && newer.isOnlyAPause() ? this : newer;
    }

    private boolean isOnlyAPause() {
        return reason.equals("ImagePullBackOff") && !message.contains("ErrImagePull");
    }

    /** Whether it cannot pass, whatever anybody does but deploy something else. */
    boolean isFinal() {
        return reason.equals("InvalidImageName");
    }

    /** Whether a probe has found that it is not ready, which is so of each pod at first. */
    boolean isOfReadinessProbe() {
        return kind == ProblemKind.NOT_READY && message.startsWith("Readiness probe failed");
    }

    /** Whether the registry has answered that it has no such image. */
    boolean isMissingImage() {
        return kind == ProblemKind.IMAGE
                && ProblemKind.NO_SUCH_IMAGE.matcher(message).find();
    }

    @Override
    public String toString() {
        return message.isEmpty() ? reason : reason + ": " + message;
    }
}
