package io.github.runneractions.runnercleanup.setback;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Unreachable;

/** A failure that tells more than when it was thrown. */
final class FailureText {
    private FailureText() {}

    /** {@code e} with one sentence more. */
    static Failure and(Failure e, String sentence) {
        var cause = e.getMessage() + " " + sentence;
        return switch (e) {
            case Rejected rejected ->
                new Rejected(
                        e.topic(),
                        cause,
                        e.hint(),
                        rejected.status(),
                        rejected.requestId().orElse(null));
            case Unreachable _ -> new Unreachable(e.topic(), cause, e.hint(), e.getCause());
            case TimedOut _ -> new TimedOut(e.topic(), cause, e.hint());
            case PreconditionFailed _ -> new PreconditionFailed(e.topic(), cause, e.hint());
            // Nothing that is removed fails otherwise.
            default -> e;
        };
    }
}
