package io.github.runneractions.testkit.bench;

import io.github.runneractions.testkit.action.ActionYaml;
import io.github.runneractions.testkit.process.TemporaryFolder;
import io.github.runneractions.testkit.sandbox.GitHubSandbox;
import io.github.runneractions.testkit.sandbox.SandboxOptions;
import io.github.runneractions.testkit.sandbox.SandboxOptions.Checking;
import io.github.runneractions.testkit.scenario.Backdrop;
import io.github.runneractions.testkit.scenario.ScenarioFolder;
import io.github.runneractions.testkit.scenario.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs the contenders in turn in an action's training scenario, each run as a process of its own against a fresh sandbox.
 *
 * @param rounds how often each is timed, after one round that is not
 */
record Race(Path action, int rounds) {

    /** Their times, in their order. */
    List<Times> run(List<Contender> contenders) throws IOException {
        var times = contenders.stream().map(Times::new).toList();
        for (int round = 0; round <= rounds; round++) {
            for (var of : times) {
                var taken = time(of.contender());
                if (round > 0) {
                    of.add(taken);
                }
            }
        }
        return times;
    }

    private Duration time(Contender contender) throws IOException {
        var yaml = ActionYaml.read(action.resolve("action.yml"));
        var scenario = new ScenarioFolder(action.resolve("src/training"));
        try (var home = TemporaryFolder.create("bench");
                var sandbox = GitHubSandbox.start(SandboxOptions.defaults().with(Checking.OFF));
                var stage = Stage.open(scenario, yaml, home.path(), Backdrop.none(), sandbox)) {
            var definition = stage.definition(sandbox.url());
            var step = stage.step(contender.command());
            long start = System.nanoTime();
            var result = step.main(definition);
            var taken = Duration.ofNanos(System.nanoTime() - start);
            if (result.exitCode() != 0) {
                throw new IllegalStateException(contender.name() + " failed: " + result);
            }
            return taken;
        }
    }
}
