package io.github.runneractions.testkit.scenario;

import io.github.runneractions.testkit.action.ActionYaml;
import io.github.runneractions.testkit.action.FileTree;
import io.github.runneractions.testkit.sandbox.GitHubSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a scenario needs around its action: a sandbox with the scenario's state, folders, variables. */
public final class Stage implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ScenarioFolder scenario;
    private final RunnerEnvironment environment;
    private final Backdrop backdrop;
    private final GitHubSandbox sandbox;
    private final Tokens tokens = new Tokens();

    private Stage(ScenarioFolder scenario, RunnerEnvironment environment, Backdrop backdrop, GitHubSandbox sandbox) {
        this.scenario = scenario;
        this.environment = environment;
        this.backdrop = backdrop;
        this.sandbox = sandbox;
    }

    /**
     * Sets it up.
     *
     * @param home an empty folder, for all that the run writes
     * @param sandbox an empty one; this closes it
     */
    public static Stage open(
            ScenarioFolder scenario, ActionYaml action, Path home, Backdrop backdrop, GitHubSandbox sandbox)
            throws IOException {
        var stage = new Stage(scenario, new RunnerEnvironment(action, home), backdrop, sandbox);
        try {
            stage.prepare();
            return stage;
        } catch (IOException | RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    private void prepare() throws IOException {
        environment.createFolders();
        var files = scenario.workspace();
        if (files.isPresent()) {
            FileTree.copyContent(files.get(), environment.workspace());
        }
        var folder = Files.createDirectory(environment.home().resolve("github"));
        for (var state : scenario.sandbox()) {
            sandbox.load(SandboxState.prepare(state, placeholders(sandbox.url()), folder));
        }
    }

    /** The variables of the scenario's env, with the sandbox standing at an address. */
    public Map<String, String> env(URI sandboxUrl) {
        return scenario.env(placeholders(sandboxUrl));
    }

    /**
     * Runs one step.
     *
     * @param name the step's: main or post
     * @param env the scenario's variables
     * @param state what an earlier step of the action saved; empty for the main step
     */
    public StepRun run(String name, List<String> command, Map<String, String> env, Map<String, String> state)
            throws IOException, InterruptedException {
        var step = environment.home().resolve(name);
        var files = CommandFiles.create(step.resolve("file_commands"));
        var variables = new LinkedHashMap<>(env);
        if (!scenario.options().bare()) {
            variables.putIfAbsent("GITHUB_API_URL", sandbox.url().toString());
            variables.putAll(environment.with(Map.copyOf(variables)));
            state.forEach((key, value) -> variables.put("STATE_" + key, value));
            variables.putAll(files.variables());
        }
        int earlier = sandbox.exchanges().size();
        var ended = ActionProcess.run(command, variables, environment.workspace(), step, LIMIT);
        var exchanges = sandbox.exchanges();
        return StepRun.of(ended, files, exchanges.subList(earlier, exchanges.size()));
    }

    /** GitHub, for this run. */
    public GitHubSandbox sandbox() {
        return sandbox;
    }

    Backdrop backdrop() {
        return backdrop;
    }

    Path home() {
        return environment.home();
    }

    Tokens tokens() {
        return tokens;
    }

    @Override
    public void close() {
        backdrop.close();
        sandbox.close();
    }

    private Placeholders placeholders(URI sandboxUrl) {
        return new Placeholders(placeholder -> switch (placeholder.name()) {
            case "sandbox.url" -> Optional.of(sandboxUrl.toString());
            case "key.pkcs1" -> Optional.of(AppKey.OF_APPS.pkcs1());
            case "key.pkcs8" -> Optional.of(AppKey.OF_APPS.pkcs8());
            case "key.wrong" -> Optional.of(AppKey.OF_NONE.pkcs1());
            case "temp" -> Optional.of(environment.home().toString());
            case "token" -> Optional.of(tokens.named(placeholder.argument()));
            default -> backdrop.value(placeholder);
        });
    }
}
