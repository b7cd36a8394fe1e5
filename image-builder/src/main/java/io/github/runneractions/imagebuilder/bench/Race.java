package io.github.runneractions.imagebuilder.bench;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.SandboxOptions.Checking;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.scenario.ScenarioEnvironment;
import io.github.runneractions.sandbox.scenario.ScenarioFolder;
import io.github.runneractions.sandbox.scenario.ScenarioRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs the contenders in turn in a scenario, each time against a fresh sandbox.
 *
 * @param action the action's folder
 * @param scenario the folder with the state of GitHub and the inputs of the step
 * @param latency by which every response of GitHub is delayed
 * @param rounds how often each is timed, after one round that is not
 */
public record Race(Path action, Path scenario, Duration latency, int rounds) {

    /** Their times, in their order. */
    public List<Times> run(List<Contender> contenders) throws IOException {
        var times = contenders.stream().map(it -> new Times(it.name())).toList();
        for (int round = 0; round <= rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                var taken = time(contenders.get(i));
                if (round > 0) {
                    times.get(i).add(taken);
                }
            }
        }
        return times;
    }

    private Duration time(Contender contender) throws IOException {
        var yaml = ActionYaml.read(action.resolve("action.yml"));
        try (var home = TemporaryFolder.create("bench");
                var sandbox = GitHubSandbox.start(SandboxOptions.defaults().with(Checking.OFF));
                var run = ScenarioRun.open(
                        new ScenarioFolder(scenario), yaml, home.path(), ScenarioEnvironment.none(), sandbox)) {
            sandbox.world().latency(latency);
            return contender.time(run);
        }
    }
}
