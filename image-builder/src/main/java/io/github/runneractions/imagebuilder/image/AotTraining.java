package io.github.runneractions.imagebuilder.image;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.SandboxOptions.Checking;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.runner.step.StepDefinition;
import io.github.runneractions.sandbox.scenario.ClusterEnvironment;
import io.github.runneractions.sandbox.scenario.ScenarioEnvironment;
import io.github.runneractions.sandbox.scenario.ScenarioFolder;
import io.github.runneractions.sandbox.scenario.ScenarioRun;
import io.github.runneractions.sandbox.tools.ToolGroup;
import io.github.runneractions.sandbox.tools.ToolMissing;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes an image's AOT cache by running the action once against the sandbox, in the scenario that lies in
 * {@code src/training}, and proves by a second run that the JVM takes the cache. When that scenario needs a cluster and
 * the programs for one are not in the tools cache, {@code src/training-without-tools} has to do: its inputs are wrong, so
 * that the run ends early. The image cannot do its work without them anyway.
 */
final class AotTraining {

    private static final int DONE = 0;
    private static final int BAD_INPUTS = 2;

    private final Path action;
    private final ActionImage image;
    private final String mainClass;

    AotTraining(Path action, ActionImage image, String mainClass) {
        this.action = action;
        this.image = image;
        this.mainClass = mainClass;
    }

    /** Makes the cache; returns how much of the action it holds, for the log. */
    String train(ActionYaml yaml) throws IOException {
        var scenario = scenario("training");
        if (scenario.options().cluster() && !toolsAreThere()) {
            scenario = scenario("training-without-tools");
        }
        var expected = scenario.name().equals("training") ? DONE : BAD_INPUTS;
        try (var home = TemporaryFolder.create("training");
                var sandbox = GitHubSandbox.start(SandboxOptions.defaults().with(Checking.OFF));
                var run = ScenarioRun.open(scenario, yaml, home.path(), environment(scenario, sandbox), sandbox);
                var tls = TlsFront.start(run.sandbox().url(), TrainingChain.make(home.path()))) {
            var definition = run.definition(tls.url());
            var training = Stream.of(
                    "-XX:AOTCacheOutput=" + image.cache(), "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");
            run(run, "training", image.commandWithoutCache(Stream.concat(training, tls.trust())), definition, expected);
            var loaded = home.path().resolve("loaded.log");
            var proof = Stream.of("-XX:AOTMode=on", "-Xlog:class+load:file=" + loaded);
            run(run, "proof", image.command(Stream.concat(proof, tls.trust())), definition, expected);
            return new LoadedClasses(Files.readAllLines(loaded)).describe(mainClass, Files.size(image.cache()));
        }
    }

    private ScenarioFolder scenario(String name) throws IOException {
        var scenario = new ScenarioFolder(action.resolve("src").resolve(name));
        if (!Files.isDirectory(scenario.path())) {
            throw new IOException("the scenario to train its AOT cache with is missing: " + scenario.path());
        }
        return scenario;
    }

    static boolean toolsAreThere() {
        try {
            Tools.folder(ToolGroup.KUBERNETES);
            Tools.folder(ToolGroup.HELM);
            return true;
        } catch (ToolMissing _) {
            return false;
        }
    }

    private static ScenarioEnvironment environment(ScenarioFolder scenario, GitHubSandbox sandbox) {
        return scenario.options().cluster() ? ClusterEnvironment.on(sandbox) : ScenarioEnvironment.none();
    }

    private static void run(ScenarioRun run, String name, List<String> command, StepDefinition definition, int expected)
            throws IOException {
        var result = run.step(command).main(definition);
        if (result.exitCode() != expected) {
            throw new IOException("The %s run ended with exit code %d and wrote:%n%s"
                    .formatted(name, result.exitCode(), result.unhidden()));
        }
    }
}
