package io.github.runneractions.deploy.progress;

import io.github.runneractions.runtime.ForeignText;

/**
 * Why a pod, or what makes it, does not come up.
 *
 * @param reason Kubernetes' word for it
 * @param message Kubernetes' sentence, in one line
 */
public record Trouble(TroubleKind kind, String reason, String message) {
    private static final int LONGEST_MESSAGE = 300;

    /** A trouble with {@code message} brought into one line of bearable length. */
    static Trouble of(TroubleKind kind, String reason, String message) {
        var line = ForeignText.inOneLine(message);
        return new Trouble(
                kind, reason, line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line);
    }

    @Override
    public String toString() {
        return message.isEmpty() ? reason : reason + ": " + message;
    }
}
