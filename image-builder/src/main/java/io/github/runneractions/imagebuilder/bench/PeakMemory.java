package io.github.runneractions.imagebuilder.bench;

import io.github.runneractions.sandbox.scenario.ScenarioRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A program, and the most memory that one of its runs held: what the kernel calls its peak resident set, shared pages of
 * its files included. Linux alone tells.
 */
public final class PeakMemory implements Contender {
    private static final String PEAK = "VmHWM:";
    private static final int EVERY_MILLIS = 5;

    private final Contender program;
    private final AtomicLong kibibytes = new AtomicLong();

    /** Of {@code program}. */
    public PeakMemory(Contender program) {
        this.program = program;
    }

    @Override
    public String name() {
        return program.name();
    }

    /** Of all runs so far. */
    public long mebibytes() {
        return kibibytes.get() / 1024;
    }

    @Override
    public Duration time(ScenarioRun run) {
        try (var watch = Executors.newSingleThreadScheduledExecutor()) {
            var _ = watch.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            return program.time(run);
        }
    }

    /** The peak only grows, so that the last look before the program's end has it. */
    private void look() {
        // All of them: the program that was started may have become another.
        ProcessHandle.current().descendants().forEach(it -> kibibytes.accumulateAndGet(peak(it), Math::max));
    }

    private static long peak(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .max()
                    .orElse(0);
        } catch (IOException _) {
            // It has just ended.
            return 0;
        }
    }
}
