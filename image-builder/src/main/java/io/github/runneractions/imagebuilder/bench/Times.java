package io.github.runneractions.imagebuilder.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The times of one contender, in the order of the rounds. */
public final class Times {

    private final String contender;
    private final List<Duration> rounds = new ArrayList<>();

    /** None yet. */
    public Times(String contender) {
        this.contender = contender;
    }

    /** Its name. */
    public String contender() {
        return contender;
    }

    /** Adds that of a round. */
    public void add(Duration round) {
        rounds.add(round);
    }

    /** The median in milliseconds, with the least and the most. */
    public String describe() {
        var millis = rounds.stream()
                .map(Duration::toNanos)
                .map(nanos -> nanos / 1e6)
                .sorted()
                .toList();
        return String.format(Locale.ROOT, "%6.0f ms (%.0f–%.0f)", median(millis), millis.getFirst(), millis.getLast());
    }

    /**
     * The median of the ratios round by round, with the least and the most: what slows the machine down for a while slows
     * both.
     */
    public String over(Times yardstick) {
        var ratios = IntStream.range(0, rounds.size())
                .mapToObj(i -> (double) rounds.get(i).toNanos()
                        / yardstick.rounds.get(i).toNanos())
                .sorted()
                .toList();
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median(ratios), ratios.getFirst(), ratios.getLast());
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
