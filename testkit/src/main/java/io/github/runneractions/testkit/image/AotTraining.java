package io.github.runneractions.testkit.image;

import io.github.runneractions.testkit.action.ActionImage;
import io.github.runneractions.testkit.action.ActionYaml;
import io.github.runneractions.testkit.action.FileTree;
import io.github.runneractions.testkit.scenario.ScenarioFolder;
import io.github.runneractions.testkit.scenario.Stage;
import io.github.runneractions.testkit.scenario.StepRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        var home = Files.createTempDirectory("training-");
        try {
            var scenario = new ScenarioFolder(action.resolve("src/training"));
            try (var stage = Stage.open(scenario, ActionYaml.read(action.resolve("action.yml")), home);
                    var tls = TlsFront.start(stage.sandbox().url(), home)) {
                var env = stage.env(tls.url());
                run(stage, image.commandWithoutCache(Stream.concat(trainingOptions(), tls.trust())), env);
                var loaded = home.resolve("loaded.log");
                run(stage, image.command(Stream.concat(proofOptions(loaded), tls.trust())), env);
                return new LoadedClasses(Files.readAllLines(loaded)).describe(mainClass, Files.size(image.cache()));
            }
        } finally {
            FileTree.delete(home);
        }
    }

    private Stream<String> trainingOptions() {
        return Stream.of("-XX:AOTCacheOutput=" + image.cache());
    }

    private static Stream<String> proofOptions(Path loaded) {
        return Stream.of("-XX:AOTMode=on", "-Xlog:class+load:file=" + loaded);
    }

    private static StepRun run(Stage stage, List<String> command, Map<String, String> env)
            throws IOException, InterruptedException {
        var step = stage.run(command, env, Map.of());
        if (step.exitCode() != 0) {
            throw new IOException(
                    "The training run ended with " + step.exitCode() + " and wrote:\n" + step.stdout() + step.stderr());
        }
        return step;
    }
}
