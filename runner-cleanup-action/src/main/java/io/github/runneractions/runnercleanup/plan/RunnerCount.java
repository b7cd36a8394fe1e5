package io.github.runneractions.runnercleanup.plan;

/** A number of runners as text. */
public final class RunnerCount {
    private RunnerCount() {}

    /** Such as {@code 1 runner} or {@code 2 runners}. */
    public static String text(int runners) {
        return runners + (runners == 1 ? " runner" : " runners");
    }
}
