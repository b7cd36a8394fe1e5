package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decisions on many runners.
 *
 * @param all one a runner
 */
record Decisions(List<Decision> all) {
    /** A log line holds no more names than this. */
    private static final int MOST_NAMED = 10;

    /** Those with one of the verdicts. */
    List<Decision> with(Verdict verdict, Verdict... more) {
        var wanted = EnumSet.of(verdict, more);
        return all.stream()
                .filter(decision -> wanted.contains(decision.verdict()))
                .toList();
    }

    /** How many have one of the verdicts. */
    int count(Verdict verdict, Verdict... more) {
        return with(verdict, more).size();
    }

    /** Such as {@code 12 runners: a, b, c and 9 more}. */
    String named(Verdict verdict) {
        var named = with(verdict);
        var names = named.stream().map(Decision::runner).map(Runner::name).limit(MOST_NAMED);
        var rest = Stream.of(named.size() - MOST_NAMED).filter(more -> more > 0).map(more -> "and " + more + " more");
        return count(named.size()) + ": " + Stream.concat(names, rest).collect(Collectors.joining(", "));
    }

    /** Such as {@code 1 runner}. */
    static String count(int runners) {
        return runners + (runners == 1 ? " runner" : " runners");
    }
}
