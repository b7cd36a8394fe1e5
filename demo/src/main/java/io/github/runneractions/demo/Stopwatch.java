package io.github.runneractions.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Measures and logs the time of each part. */
final class Stopwatch {
    /** A part of the demo and the time it took. */
    record Lap(String what, Duration took) {}

    private final List<Lap> laps = new ArrayList<>();
    private final Consumer<String> log;

    /** @param log is told of each part when it begins */
    Stopwatch(Consumer<String> log) {
        this.log = log;
    }

    <T> T time(String what, Supplier<T> work) {
        log.accept("… " + what);
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
