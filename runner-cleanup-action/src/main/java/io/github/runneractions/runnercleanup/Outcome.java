package io.github.runneractions.runnercleanup;

import io.github.runneractions.runtime.Failure;
import java.util.List;
import java.util.Optional;

/**
 * How far a cleanup went.
 *
 * @param decisions what has become of every runner, or what was to become of it
 * @param leftovers what was removed from the cluster; in a dry run, what would be
 * @param failure what ended it before all was done
 */
record Outcome(Decisions decisions, List<Leftover> leftovers, Optional<Failure> failure) {
    static Outcome done(Decisions decisions) {
        return new Outcome(decisions, List.of(), Optional.empty());
    }

    static Outcome failed(Decisions decisions, Failure failure) {
        return new Outcome(decisions, List.of(), Optional.of(failure));
    }
}
