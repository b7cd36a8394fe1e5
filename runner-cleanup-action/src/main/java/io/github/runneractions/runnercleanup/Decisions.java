package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Decisions on many runners.
 *
 * @param all one a runner
 */
record Decisions(List<Decision> all) {
    /** A log line holds no more names than this. */
    private static final int MOST_NAMED = 10;

    static Decisions of(Collection<Decision> all) {
        return new Decisions(List.copyOf(all));
    }

    /** Those with one of the verdicts. */
    List<Decision> with(Verdict verdict, Verdict... more) {
        var wanted = EnumSet.of(verdict, more);
        return all.stream()
                .filter(decision -> wanted.contains(decision.verdict()))
                .toList();
    }

    /** How many have one of the verdicts. */
    int count(Verdict verdict, Verdict... more) {
        var wanted = EnumSet.of(verdict, more);
        return (int) all.stream()
                .filter(decision -> wanted.contains(decision.verdict()))
                .count();
    }

    /** How many are about runners of the selection. */
    int selected() {
        return all.size() - count(Verdict.FOREIGN);
    }

    /** How many of those are there and seem to live. */
    int online() {
        return count(Verdict.ONLINE, Verdict.CAME_BACK);
    }

    /** How many of those are there and do not. */
    int offline() {
        return count(Verdict.REMOVE, Verdict.BUSY, Verdict.TOO_SOON, Verdict.POD_ALIVE);
    }

    /** Such as {@code a, b, c and 9 more}. */
    String names(Verdict verdict) {
        var all = with(verdict);
        var named = all.stream()
                .map(Decision::runner)
                .map(Runner::name)
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
        return all.size() <= MOST_NAMED ? named : named + " and " + (all.size() - MOST_NAMED) + " more";
    }

    /** Such as {@code 1 runner}. */
    static String count(int runners) {
        return runners + (runners == 1 ? " runner" : " runners");
    }
}
