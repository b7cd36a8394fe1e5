package io.github.runneractions.deploy.progress;

import io.github.runneractions.runtime.ForeignText;

/** Something seen in the cluster. */
public sealed interface Sighting {
    /** A pod as it is now. */
    record PodSeen(PodState pod) implements Sighting {}

    /** A pod is no longer there. */
    record PodGone(String name) implements Sighting {}

    /**
     * A warning about an object of the release.
     *
     * @param kind such as {@code Pod} or {@code ReplicaSet}
     * @param reason such as {@code FailedMount}
     */
    record WarningSeen(String kind, String object, String reason, String message) implements Sighting {
        /** With words that cannot forge a line: whoever may write events chooses them. */
        public WarningSeen {
            kind = ForeignText.inOneLine(kind);
            object = ForeignText.inOneLine(object);
            reason = ForeignText.inOneLine(reason);
        }
    }
}
