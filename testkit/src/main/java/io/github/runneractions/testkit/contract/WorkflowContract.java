package io.github.runneractions.testkit.contract;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.runner.action.YamlMapping;
import io.github.runneractions.testkit.scenario.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/** The contract of the reusable workflow, as tests, and of the page that describes it and the composite action. */
public final class WorkflowContract {
    /** The limit of GitHub Enterprise Server. */
    private static final int MOST_INPUTS_BY_HAND = 10;

    private final Path repository;
    private final YamlMapping triggers;

    private WorkflowContract(Path repository, YamlMapping triggers) {
        this.repository = repository;
        this.triggers = triggers;
    }

    /** That of the repository in a folder. */
    public static WorkflowContract of(Path repository) {
        var file = repository.resolve(".github/workflows/deploy-runners.yml");
        return new WorkflowContract(repository, YamlMapping.read(file).mapping("on"));
    }

    /** Started by hand, the workflow has the first inputs of a call, as many as every GitHub allows. */
    public DynamicTest inputsByHand() {
        return dynamicTest("the inputs by hand are those of a call", () -> {
            var called = inputs("workflow_call").entries().entrySet().stream()
                    .limit(MOST_INPUTS_BY_HAND)
                    .toList();
            var byHand =
                    inputs("workflow_dispatch").entries().entrySet().stream().toList();
            if (!byHand.equals(called)) {
                throw new AssertionFailedError(
                        "workflow_dispatch has the inputs\n" + byHand + "\ninstead of\n" + called);
            }
        });
    }

    /** No secret is required: the workflow itself tells which are missing, and why. */
    public DynamicTest secrets() {
        return dynamicTest("no secret is required", () -> {
            var secrets = triggers.mapping("workflow_call").mapping("secrets");
            secrets.entries().keySet().forEach(name -> {
                if (secrets.mapping(name).flag("required")) {
                    throw new AssertionFailedError("GitHub itself refuses a call without the secret " + name);
                }
            });
        });
    }

    /** The page has the tables made from both files; {@code -Dgolden.update=true} rewrites them. */
    public DynamicTest page() {
        var page = repository.resolve("docs/pipelines.md");
        return dynamicTest("docs/pipelines.md has the tables of both files", page.toUri(), () -> check(page));
    }

    private void check(Path page) throws IOException {
        var composite = ActionYaml.read(repository.resolve("action.yml"));
        var call = triggers.mapping("workflow_call");
        var text = Files.readString(page);
        text = new GeneratedBlock("composite inputs", ReadmeTables.inputs(composite)).putInto(text);
        text = new GeneratedBlock("composite outputs", ReadmeTables.outputs(composite)).putInto(text);
        text = new GeneratedBlock("workflow inputs", workflowInputs()).putInto(text);
        text = new GeneratedBlock("workflow secrets", table("Secret", call.mapping("secrets"))).putInto(text);
        text = new GeneratedBlock("workflow outputs", table("Output", call.mapping("outputs"))).putInto(text);
        Golden.check(page, text, "make docs");
    }

    private String workflowInputs() {
        var inputs = inputs("workflow_call");
        var byHand = inputs("workflow_dispatch").entries().keySet();
        return inputs.entries().keySet().stream()
                .map(name -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                name,
                                inputs.mapping(name).require("description"),
                                inputs.mapping(name)
                                        .text("default")
                                        .map(value -> "`" + value + "`")
                                        .orElse(""),
                                byHand.contains(name) ? "yes" : ""))
                .collect(Collectors.joining(
                        "\n", "| Input | What it is | Default | Also by hand |\n| --- | --- | --- | --- |\n", ""));
    }

    private static String table(String heading, YamlMapping entries) {
        return entries.entries().keySet().stream()
                .map(name ->
                        "| `%s` | %s |".formatted(name, entries.mapping(name).require("description")))
                .collect(Collectors.joining("\n", "| " + heading + " | What it is |\n| --- | --- |\n", ""));
    }

    private YamlMapping inputs(String trigger) {
        return triggers.mapping(trigger).mapping("inputs");
    }

    /** All of it. */
    public Stream<DynamicTest> tests() {
        return Stream.of(inputsByHand(), secrets(), page());
    }
}
