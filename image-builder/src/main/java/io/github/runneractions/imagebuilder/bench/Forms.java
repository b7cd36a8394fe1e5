package io.github.runneractions.imagebuilder.bench;

import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import io.github.runneractions.sandbox.runner.engine.Availability;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.scenario.ScenarioRun;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The forms of an action beside each other: a container, one that is empty, Node that becomes the program, and the jar alone.
 *
 * @param action the action's folder
 */
record Forms(Path action) {
    private static final int ROUNDS = 11;
    private static final String IMAGE = "runner-actions-bench:";

    void print(PrintStream out) throws IOException {
        if (DockerEngine.available() instanceof Availability.Missing(var why)) {
            out.printf("%n%s in its forms: left out, %s%n", action.getFileName(), why);
            return;
        }
        try (var engine = DockerEngine.open();
                var folder = TemporaryFolder.create("bench-empty")) {
            engine.build(action, IMAGE + "action");
            Files.copy(ActionImage.of(action).launcher(), folder.path().resolve("main"));
            // Ends at once: the launcher finds no Java.
            Files.writeString(
                    folder.path().resolve("Dockerfile"),
                    base() + "\nCOPY main /action/main\nENTRYPOINT [\"/action/main\"]\n");
            engine.build(folder.path(), IMAGE + "empty");
            race(out, engine);
        }
    }

    private void race(PrintStream out, DockerEngine engine) throws IOException {
        var name = String.valueOf(action.getFileName());
        var node = List.of(
                Tools.program("node").toString(),
                action.resolve("node/main.cjs").toString());
        var jar = action.resolve("target").resolve(name + ".jar").toString();
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var times = new Race(action, action.resolve("src/training"), Duration.ZERO, ROUNDS)
                .run(List.of(
                        new Program("container", run -> run.containerStep(engine, IMAGE + "action")),
                        new Empty(engine),
                        new Program("node form", node),
                        new Program("java -jar", List.of(java, "-jar", jar))));
        out.printf("%n%s in its forms, %d rounds: median (least–most)%n", name, ROUNDS);
        times.forEach(of -> out.printf(Locale.ROOT, "  %-15s %s%n", of.contender(), of.describe()));
        out.printf("  %-15s %s%n", "of empty", times.getFirst().over(times.get(1)));
        out.printf("  %-15s %s%n", "node, of jar", times.get(2).over(times.getLast()));
    }

    /** The line that names the base of the action's image. */
    private String base() throws IOException {
        return Files.readAllLines(action.resolve("Dockerfile")).stream()
                .filter(line -> line.startsWith("FROM "))
                .findFirst()
                .orElseThrow();
    }

    /** What it costs to start and remove a container as GitHub's runner does. */
    private record Empty(DockerEngine engine) implements Contender {
        @Override
        public String name() {
            return "empty container";
        }

        @Override
        public Duration time(ScenarioRun run) {
            var step = run.containerStep(engine, IMAGE + "empty");
            var definition = run.definition(run.sandbox().url());
            long start = System.nanoTime();
            step.main(definition);
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }
}
