package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Unreachable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The removals that failed. One may be the fault of its runner; several in a row are not. */
final class Setbacks {
    /** Each was tried four times: together, that is half a minute of errors. */
    static final int MOST_IN_A_ROW = 3;

    /** A token that is not accepted, that lacks a permission, or that has used up its requests. */
    private static final Set<Integer> OF_THE_TOKEN = Set.of(401, 403, 429);

    private @Nullable Failure first;
    private int inARow;

    /** Whether the next removal would fail for the same reason. */
    static boolean concernsAll(Failure e) {
        return e instanceof Rejected rejected ? OF_THE_TOKEN.contains(rejected.status()) : !(e instanceof Unreachable);
    }

    /** A removal was not prevented. */
    void none() {
        inARow = 0;
    }

    /** @throws TooMany when it is one too many in a row */
    void add(Failure e) {
        first = first == null ? e : first;
        inARow++;
        if (inARow >= MOST_IN_A_ROW) {
            throw new TooMany(e);
        }
    }

    /** Why a runner remains, as a clause about it. */
    static String reason(Failure e) {
        return "its removal failed: " + e.getMessage();
    }

    /** What the step fails with when it has tried all {@code planned}; empty without setbacks. */
    Optional<Failure> atTheEnd(List<RunnerOutcome> left, int planned) {
        return Optional.ofNullable(first)
                .filter(_ -> !left.isEmpty())
                .map(e -> planned == 1 ? e : FailureText.and(e, remain(left, planned)));
    }

    private static String remain(List<RunnerOutcome> left, int planned) {
        return "Of " + planned + " stale runners, " + left.size() + (left.size() == 1 ? " was" : " were")
                + " not removed: " + RunnerNames.of(left) + ".";
    }

    /** Too many in a row: the fault is not that of a single runner. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Failure last;

        private TooMany(Failure last) {
            super(last);
            this.last = last;
        }

        Failure failure(List<RunnerOutcome> left, int planned) {
            return FailureText.and(
                    last, "After " + MOST_IN_A_ROW + " failures in a row, the step stopped. " + remain(left, planned));
        }
    }
}
