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
 * Runs the contenders in turn in a scenario, each time against a fresh sandbox.
 *
 * @param action the action's folder
 * @param scenario the folder that says what GitHub knows and what the step is given
 * @param latency by which every answer of GitHub's is delayed
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
                var stage = Stage.open(new ScenarioFolder(scenario), yaml, home.path(), Backdrop.none(), sandbox)) {
            sandbox.world().latency(latency);
            return contender.time(stage);
        }
    }
}
