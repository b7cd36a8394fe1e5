package io.github.runneractions.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Says what the time goes into. */
final class Stopwatch {
    /** A part of the demo and the time it took. */
    record Lap(String what, Duration took) {}

    private final List<Lap> laps = new ArrayList<>();

    <T> T time(String what, Supplier<T> work) {
        var start = Instant.now();
        try {
            return work.get();
        } finally {
            laps.add(new Lap(what, Duration.between(start, Instant.now())));
        }
    }

    List<Lap> laps() {
        return List.copyOf(laps);
    }
}
