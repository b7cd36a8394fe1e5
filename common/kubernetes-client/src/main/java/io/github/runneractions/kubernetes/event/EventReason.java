package io.github.runneractions.kubernetes.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why an Event is written. The set is fixed, because people and alerts look for these words; the chart's README lists them. */
public enum EventReason {
    /** A new token is in the Secret. */
    RUNNER_TOKEN_RENEWED(Type.NORMAL, Times.MANY),
    /** A token was to be renewed, and that failed. */
    RUNNER_TOKEN_RENEWAL_FAILED(Type.WARNING, Times.MANY),
    /** A cleanup has looked at the release's runners. */
    RUNNERS_CHECKED(Type.NORMAL, Times.MANY),
    /** The runner of a living pod is another one at GitHub than before. */
    RUNNER_REGISTERED_AGAIN(Type.NORMAL, Times.ONCE),
    /** A runner was removed from GitHub. */
    RUNNER_REMOVED(Type.NORMAL, Times.ONCE),
    /** A cleanup failed, or was stopped by one of its limits. */
    RUNNER_CLEANUP_FAILED(Type.WARNING, Times.MANY),
    /** A living pod will not run a job again. */
    BROKEN_POD(Type.WARNING, Times.MANY),
    /** Such a pod was deleted. */
    BROKEN_POD_DELETED(Type.NORMAL, Times.ONCE);

    /** Kubernetes' two types of Events. */
    enum Type {
        NORMAL,
        WARNING;

        /** As in an Event: {@code Normal} or {@code Warning}. */
        @Override
        public String toString() {
            return inUpperCamelCase(name());
        }
    }

    /** How often the same can happen. */
    private enum Times {
        /** Each time is counted, in one Event. */
        MANY,
        /** Each Event tells of one deed: to write it again changes nothing. */
        ONCE
    }

    private final Type type;
    private final Times times;

    EventReason(Type type, Times times) {
        this.type = type;
        this.times = times;
    }

    Type type() {
        return type;
    }

    boolean isCounted() {
        return times == Times.MANY;
    }

    /** As in an Event, such as {@code RunnerTokenRenewed}. */
    @Override
    public String toString() {
        return inUpperCamelCase(name());
    }

    private static String inUpperCamelCase(String constant) {
        return Arrays.stream(constant.split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
