package io.github.runneractions.testkit.scenario;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.SandboxOptions.Checking;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.scenario.ClusterEnvironment;
import io.github.runneractions.sandbox.scenario.ScenarioEnvironment;
import io.github.runneractions.sandbox.scenario.ScenarioFolder;
import io.github.runneractions.sandbox.scenario.ScenarioRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * All scenarios of an action as tests. {@code -Dscenario=glob} picks some by name, {@code -Dgolden.update=true} writes
 * what they do into their {@code expected.txt} instead of comparing.
 */
public final class Scenarios {

    static final String PICK = "scenario";

    private static final Pattern ANYTHING = Pattern.compile(".*");

    private final Path action;
    private final boolean onCluster;
    private final Pattern userAgent;
    private final Function<GitHubSandbox, ScenarioEnvironment> environment;

    private Scenarios(
            Path action,
            boolean onCluster,
            Pattern userAgent,
            Function<GitHubSandbox, ScenarioEnvironment> environment) {
        this.action = action.toAbsolutePath().normalize();
        this.onCluster = onCluster;
        this.userAgent = userAgent;
        this.environment = environment;
    }

    /** One test for each scenario in an action's folder, run from its finished image; needs tag {@code image}. */
    public static Stream<DynamicTest> in(Path actionFolder) {
        return new Scenarios(actionFolder, false, userAgent(actionFolder), _ -> ScenarioEnvironment.none())
                .tests(ActionImage.of(actionFolder).command());
    }

    /** The scenarios that need a cluster; requires the tag {@code real}. */
    public static Stream<DynamicTest> onCluster(Path actionFolder) {
        return new Scenarios(actionFolder, true, userAgent(actionFolder), ClusterEnvironment::on)
                .tests(ActionImage.of(actionFolder).command());
    }

    /** Runs the scenarios with another command and another environment. */
    static Stream<DynamicTest> in(Path actionFolder, List<String> command, ScenarioEnvironment environment) {
        return new Scenarios(actionFolder, false, ANYTHING, _ -> environment).tests(command);
    }

    private static Pattern userAgent(Path actionFolder) {
        var name = String.valueOf(actionFolder.toAbsolutePath().normalize().getFileName())
                .replaceFirst("-action$", "");
        return Pattern.compile("runner-actions/" + Pattern.quote(name) + " \\d+\\.\\d+\\.\\d+(-\\w+)?");
    }

    private Stream<DynamicTest> tests(List<String> command) {
        var yaml = ActionYaml.read(action.resolve("action.yml"));
        return folders().stream()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.name(),
                        folder.path().toUri(),
                        () -> run(new Scenario(folder, yaml, command, userAgent), folder, yaml)));
    }

    private void run(Scenario scenario, ScenarioFolder folder, ActionYaml yaml) throws IOException {
        // The scenario itself fails on what it collects, together with all else that is wrong.
        var options = SandboxOptions.defaults().with(Checking.COLLECTED);
        try (var home = TemporaryFolder.create("scenario");
                var sandbox = GitHubSandbox.start(folder.options().tls() ? options.withTls() : options);
                var run = ScenarioRun.open(folder, yaml, home.path(), environment.apply(sandbox), sandbox)) {
            scenario.run(run);
        }
    }

    private List<ScenarioFolder> folders() {
        var all = action.resolve("src/test/resources/scenarios");
        var picked = FileSystems.getDefault().getPathMatcher("glob:" + System.getProperty(PICK, "*"));
        try (var folders = Files.list(all)) {
            var found = folders.filter(Files::isDirectory)
                    .filter(folder -> picked.matches(folder.getFileName()))
                    .sorted()
                    .map(ScenarioFolder::new)
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalStateException(
                        "No scenario in " + all + " is called " + System.getProperty(PICK, "*"));
            }
            return found.stream()
                    .filter(folder -> folder.options().cluster() == onCluster)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
