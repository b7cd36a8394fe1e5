package io.github.runneractions.testkit.image;

import io.github.runneractions.testkit.action.ActionImage;
import io.github.runneractions.testkit.action.ActionYaml;
import io.github.runneractions.testkit.process.TemporaryFolder;
import io.github.runneractions.testkit.sandbox.GitHubSandbox;
import io.github.runneractions.testkit.scenario.Backdrop;
import io.github.runneractions.testkit.scenario.ScenarioFolder;
import io.github.runneractions.testkit.scenario.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes an image's AOT cache by running the action once against the sandbox, in the scenario that lies in
 * {@code src/training}, and proves by a second run that the JVM takes the cache.
 */
final class AotTraining {

    private final Path action;
    private final ActionImage image;
    private final String mainClass;

    AotTraining(Path action, ActionImage image, String mainClass) {
        this.action = action;
        this.image = image;
        this.mainClass = mainClass;
    }

    /** Makes the cache; returns how much of the action it holds, for the log. */
    String train() throws IOException, InterruptedException {
        var scenario = new ScenarioFolder(action.resolve("src/training"));
        if (!Files.isDirectory(scenario.path())) {
            throw new IOException("the scenario to train its AOT cache with is missing: " + scenario.path());
        }
        var yaml = ActionYaml.read(action.resolve("action.yml"));
        try (var home = TemporaryFolder.create("training");
                var stage = Stage.open(scenario, yaml, home.path(), Backdrop.none(), GitHubSandbox.start());
                var tls = TlsFront.start(stage.sandbox().url(), home.path())) {
            var env = stage.env(tls.url());
            var training = Stream.of("-XX:AOTCacheOutput=" + image.cache());
            run(stage, "training", image.commandWithoutCache(Stream.concat(training, tls.trust())), env);
            var loaded = home.path().resolve("loaded.log");
            var proof = Stream.of("-XX:AOTMode=on", "-Xlog:class+load:file=" + loaded);
            run(stage, "proof", image.command(Stream.concat(proof, tls.trust())), env);
            return new LoadedClasses(Files.readAllLines(loaded)).describe(mainClass, Files.size(image.cache()));
        }
    }

    private static void run(Stage stage, String name, List<String> command, Map<String, String> env)
            throws IOException, InterruptedException {
        var step = stage.run(name, command, env, Map.of());
        if (step.exitCode() != 0) {
            throw new IOException("The %s run ended with exit code %d and wrote:%n%s%s"
                    .formatted(name, step.exitCode(), withoutMasks(step.stdout()), step.stderr()));
        }
    }

    private static String withoutMasks(String stdout) {
        return stdout.lines()
                .filter(line -> !line.startsWith("::add-mask::"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
