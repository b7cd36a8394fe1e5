package io.github.runneractions.runnercleanup;

import io.github.runneractions.imagebuilder.bench.PeakMemory;
import io.github.runneractions.imagebuilder.bench.Program;
import io.github.runneractions.imagebuilder.bench.Race;
import io.github.runneractions.imagebuilder.bench.Times;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures the costs of a cleanup, each against something similar in the same run. */
public final class CleanupBench {
    private static final int ROUNDS = 11;
    private static final int FEW_ROUNDS = 3;
    private static final Duration LATENCY = Duration.ofMillis(100);

    private final Path action;
    private final ActionImage finished;
    private final Program image;
    private final Program nothing;
    private final PrintStream out;

    private CleanupBench(Path action, PrintStream out) {
        this.finished = ActionImage.of(action);
        this.action = action;
        this.image = new Program("cleanup", finished.command());
        this.nothing = new Program("its JVM alone", finished.command(Stream.of("-version")));
        this.out = out;
    }

    /** Argument: the action's folder. */
    public static void main(String[] folder) throws IOException, InterruptedException {
        var bench = new CleanupBench(Path.of(folder[0]).toAbsolutePath().normalize(), System.out);
        bench.nothingToDo();
        bench.tenThousand();
        bench.memory();
        bench.planner();
    }

    private void nothingToDo() throws IOException {
        print("with nothing to do", race("nothing-to-do", Duration.ZERO, ROUNDS).run(List.of(image, nothing)));
    }

    private void tenThousand() throws IOException {
        print(
                "of 10,000 runners, each answer after 100 ms",
                race("ten-thousand", LATENCY, FEW_ROUNDS).run(List.of(image, new RoundTrips(20))));
    }

    private void memory() throws IOException {
        out.printf("%ncleanup, most memory resident in %d rounds%n", FEW_ROUNDS);
        for (var scenario : List.of("nothing-to-do", "ten-thousand", "many-dead")) {
            var peak = new PeakMemory(image);
            var least = new PeakMemory(nothing);
            race(scenario, Duration.ZERO, FEW_ROUNDS).run(List.of(peak, least));
            out.printf(
                    Locale.ROOT,
                    "  %-14s %4d MiB, %.1f times its JVM alone%n",
                    scenario,
                    peak.mebibytes(),
                    (double) peak.mebibytes() / least.mebibytes());
        }
    }

    private void planner() throws IOException, InterruptedException {
        var decoding = new Times("decoding");
        var planning = new Times("planning");
        for (var round = 0; round < ROUNDS; round++) {
            var taken = ColdPlanner.in(finished);
            decoding.add(taken.decoding());
            planning.add(taken.planning());
        }
        print("of 10,000 runners, 2,500 of them dead, two looks: processor time", List.of(planning, decoding));
    }

    private Race race(String scenario, Duration latency, int rounds) {
        return new Race(action, action.resolve("src/bench").resolve(scenario), latency, rounds);
    }

    private void print(String what, List<Times> times) {
        out.printf("%ncleanup %s: median (least–most)%n", what);
        times.forEach(of -> out.printf(Locale.ROOT, "  %-14s %s%n", of.contender(), of.describe()));
        out.printf("  %-14s %s%n", "ratio", times.getFirst().over(times.getLast()));
    }
}
