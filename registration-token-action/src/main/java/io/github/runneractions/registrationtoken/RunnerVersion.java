package io.github.runneractions.registrationtoken;

import java.util.Comparator;
import java.util.regex.Pattern;

/** A version of GitHub's runner. */
record RunnerVersion(int major, int minor, int patch) implements Comparable<RunnerVersion> {
    /** Older ones cannot register at github.com. */
    static final RunnerVersion FLOOR = new RunnerVersion(2, 329, 0);

    private static final Pattern FORM = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");

    /**
     * Reads a version, with or without a {@code v}.
     *
     * @throws IllegalArgumentException when {@code text} is not a version
     */
    static RunnerVersion parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("is not a version of the runner such as `2.338.0`");
        }
        return new RunnerVersion(
                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)));
    }

    @Override
    public int compareTo(RunnerVersion other) {
        return Comparator.comparingInt(RunnerVersion::major)
                .thenComparingInt(RunnerVersion::minor)
                .thenComparingInt(RunnerVersion::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
