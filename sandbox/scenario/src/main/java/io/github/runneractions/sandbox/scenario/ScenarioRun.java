package io.github.runneractions.sandbox.scenario;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.exchange.Exchange;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.runner.action.FileTree;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.step.ContainerStep;
import io.github.runneractions.sandbox.runner.step.Job;
import io.github.runneractions.sandbox.runner.step.ProcessStep;
import io.github.runneractions.sandbox.runner.step.Step;
import io.github.runneractions.sandbox.runner.step.StepDefinition;
import io.github.runneractions.sandbox.runner.step.StepResult;
import io.github.runneractions.sandbox.runner.step.UnattendedStep;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All that a scenario needs around its action: a sandbox with the scenario's state, a job, variables. */
public final class ScenarioRun implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String GITHUB = "GITHUB_";

    private final ScenarioFolder scenario;
    private final ActionYaml action;
    private final Job job;
    private final ScenarioEnvironment environment;
    private final GitHubSandbox sandbox;
    private final ScenarioTokens tokens = new ScenarioTokens();

    private ScenarioRun(
            ScenarioFolder scenario,
            ActionYaml action,
            Path home,
            ScenarioEnvironment environment,
            GitHubSandbox sandbox) {
        this.scenario = scenario;
        this.action = action;
        this.job = Job.in(home).with("api_url", sandbox.url().toString());
        this.environment = environment;
        this.sandbox = sandbox;
    }

    /**
     * Sets it up.
     *
     * @param home an empty folder, for all that the run writes
     * @param sandbox an empty one; this closes it
     */
    public static ScenarioRun open(
            ScenarioFolder scenario,
            ActionYaml action,
            Path home,
            ScenarioEnvironment environment,
            GitHubSandbox sandbox)
            throws IOException {
        var run = new ScenarioRun(scenario, action, home, environment, sandbox);
        try {
            run.prepare();
            return run;
        } catch (IOException | RuntimeException e) {
            run.close();
            throw e;
        }
    }

    private void prepare() throws IOException {
        var files = scenario.workspace();
        if (files.isPresent()) {
            FileTree.copyContent(files.get(), job.workspace());
        }
        var cluster = scenario.cluster();
        if (cluster.isPresent()) {
            environment.prepare(placeholders(sandbox.url()).fill(Files.readString(cluster.get())));
        }
        var folder = Files.createDirectory(home().resolve("github"));
        for (var state : scenario.sandbox()) {
            sandbox.load(SandboxState.prepare(state, placeholders(sandbox.url()), folder));
        }
    }

    /** The variables of the scenario's env, with the address of the sandbox. */
    public StepDefinition definition(URI sandboxUrl) {
        var variables = scenario.env(placeholders(sandboxUrl));
        var definition = scenario.options().bare()
                ? new StepDefinition(Map.of(), variables, LIMIT)
                : StepDefinition.ofVariables(action, variables);
        return definition.limit(LIMIT);
    }

    /** The action, run by a command as GitHub's runner would run it, or without a runner if the scenario sets that. */
    public Step step(List<String> command) {
        return scenario.options().bare()
                ? new UnattendedStep(command, action, job, _ -> {})
                : new ProcessStep(command, action, scenarioJob(), _ -> {});
    }

    /** The action in a container of its image, as GitHub's runner would run it. */
    public Step containerStep(DockerEngine engine, String image) {
        return new ContainerStep(engine, image, action, scenarioJob(), _ -> {});
    }

    /** The job, with those properties of {@code github} that the scenario's env sets: {@code GITHUB_ACTOR} and the like. */
    private Job scenarioJob() {
        var scenarioJob = job;
        for (var variable : scenario.env(placeholders(sandbox.url())).entrySet()) {
            if (variable.getKey().startsWith(GITHUB)) {
                var property = variable.getKey().substring(GITHUB.length()).toLowerCase(Locale.ROOT);
                scenarioJob = scenarioJob.with(property, variable.getValue());
            }
        }
        return scenarioJob;
    }

    /** Runs the main or post step and records its requests to GitHub. */
    public ObservedStep observe(Supplier<StepResult> part) {
        int earlier = sandbox.exchanges().size();
        var result = part.get();
        var exchanges = sandbox.exchanges();
        return new ObservedStep(
                result,
                exchanges.subList(earlier, exchanges.size()).stream()
                        .map(Exchange::line)
                        .toList());
    }

    /** GitHub, for this run. */
    public GitHubSandbox sandbox() {
        return sandbox;
    }

    /** The surroundings in addition to GitHub. */
    public ScenarioEnvironment environment() {
        return environment;
    }

    /** The folder for all that the run writes. */
    public Path home() {
        return job.folder();
    }

    /** The folder that a checkout would have filled. */
    public Path workspace() {
        return job.workspace();
    }

    /** The tokens that its files speak of. */
    public ScenarioTokens tokens() {
        return tokens;
    }

    @Override
    public void close() {
        environment.close();
        sandbox.close();
    }

    private Placeholders placeholders(URI sandboxUrl) {
        return new Placeholders(placeholder -> switch (placeholder.name()) {
            case "sandbox.url" -> Optional.of(sandboxUrl.toString());
            case "sandbox.ca" -> sandbox.caCertificate();
            case "key.pkcs1" -> Optional.of(ScenarioAppKey.OF_APPS.pkcs1());
            case "key.pkcs8" -> Optional.of(ScenarioAppKey.OF_APPS.pkcs8());
            case "key.wrong" -> Optional.of(ScenarioAppKey.OF_NONE.pkcs1());
            case "temp" -> Optional.of(home().toString());
            case "token" -> Optional.of(tokens.named(placeholder.argument()));
            default -> environment.value(placeholder);
        });
    }
}
