package io.github.runneractions.runnercleanup.setback;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Unreachable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The removals that failed. One may be the fault of the thing that was to be removed; several in a row are not. */
public final class Setbacks {
    /** Each was tried four times: together, that is half a minute of errors. */
    static final int MOST_IN_A_ROW = 3;

    /** A token that is not accepted, that lacks a permission, or that has used up its requests. */
    private static final Set<Integer> OF_THE_TOKEN = Set.of(401, 403, 429);

    private final String things;
    private @Nullable Failure first;
    private int inARow;

    /** @param things what is removed, in the plural, such as {@code stale runners} */
    public Setbacks(String things) {
        this.things = things;
    }

    /** A removal was not prevented. */
    public void none() {
        inARow = 0;
    }

    /**
     * A removal failed.
     *
     * @throws Failure {@code e}, when the next removal would fail for the same reason
     * @throws TooMany when it is one too many in a row
     */
    public void add(Failure e) {
        if (concernsAll(e)) {
            throw e;
        }
        first = first == null ? e : first;
        inARow++;
        if (inARow >= MOST_IN_A_ROW) {
            throw new TooMany(e);
        }
    }

    /** Whether the next removal would fail for the same reason. */
    public static boolean concernsAll(Failure e) {
        return e instanceof Rejected rejected ? OF_THE_TOKEN.contains(rejected.status()) : !(e instanceof Unreachable);
    }

    /** What the work fails with when it has tried all {@code planned}; empty without setbacks. */
    public Optional<Failure> atTheEnd(List<String> left, int planned) {
        return Optional.ofNullable(first)
                .filter(_ -> !left.isEmpty())
                .map(e -> planned == 1 ? e : FailureText.and(e, remain(left, planned)));
    }

    /** What the work fails with after {@code e}. */
    public Failure after(TooMany e, List<String> left, int planned) {
        return FailureText.and(
                e.last, "After " + MOST_IN_A_ROW + " failures in a row, the step stopped. " + remain(left, planned));
    }

    /** What the work fails with when {@code e} stopped it: tells how far it came, if it came anywhere. */
    public Failure stopped(Failure e, int done, int planned) {
        return done == 0 || done == planned
                ? e
                : FailureText.and(
                        e,
                        "By then, " + done + " of " + planned + " " + things + (done == 1 ? " was" : " were")
                                + " done.");
    }

    private String remain(List<String> left, int planned) {
        return "Of " + planned + " " + things + ", " + left.size() + (left.size() == 1 ? " was" : " were")
                + " not removed: " + Names.of(left) + ".";
    }

    /** Too many in a row: the fault is not that of a single thing. */
    public static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Failure last;

        private TooMany(Failure last) {
            super(last);
            this.last = last;
        }
    }
}
