package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.github.runner.Runner;
import java.util.List;
import java.util.stream.Collectors;

/** The names of runners in a sentence. */
public final class RunnerNames {
    /** A sentence holds no more names than this. */
    private static final int MOST_NAMED = 10;

    private RunnerNames() {}

    /** Such as {@code a, b, c and 9 more}. */
    public static String of(List<RunnerOutcome> all) {
        var named = all.stream()
                .map(RunnerOutcome::runner)
                .map(Runner::name)
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
        return all.size() <= MOST_NAMED ? named : named + " and " + (all.size() - MOST_NAMED) + " more";
    }
}
