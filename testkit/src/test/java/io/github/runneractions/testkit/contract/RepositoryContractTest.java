package io.github.runneractions.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.runner.standin.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryContractTest {

    private static final String USES = "acme/runner-actions/greet-action@v1";

    @TempDir
    Path repository;

    @BeforeEach
    void layOut() throws IOException {
        StandIn.in(repository, "greet-action");
    }

    @Test
    void acceptsSnippetsThatWork() throws Throwable {
        readme("""
                - uses: %s
                  id: greet
                  with:
                    who: world
                - uses: actions/checkout@v6
                  with: { anything: goes }
                - run: echo ${{ steps.greet.outputs.greeting }} ${{ steps.other.outputs.x }}
                """.formatted(USES));

        snippet();
    }

    @Test
    void namesAnUnknownInputAndAMissingOne() throws IOException {
        readme("- uses: " + USES + "\n  with:\n    whom: world\n");

        assertThatThrownBy(this::snippet)
                .hasMessageContaining("README.md:4 gives " + USES + " the input whom, which it does not know")
                .hasMessageContaining("README.md:4 does not give " + USES + " the required input who");
    }

    @Test
    void namesAnUnknownOutput() throws IOException {
        readme("- uses: " + USES + "\n  id: g\n  with: { who: x }\n- run: echo ${{ steps.g.outputs.greetings }}\n");

        assertThatThrownBy(this::snippet)
                .hasMessageContaining("reads the output greetings of step g, which has [greeting]");
    }

    @Test
    void namesAMissingAction() throws IOException {
        readme("- uses: ./greeting-action\n");

        assertThatThrownBy(this::snippet).hasMessageContaining("there is no greeting-action/action.yml");
    }

    @Test
    void namesASnippetThatIsNotYaml() throws IOException {
        readme("a: b: c\n");

        assertThatThrownBy(this::snippet).hasMessageContaining("README.md:4 is not YAML");
    }

    @Test
    void looksIntoFencesInLists() throws IOException {
        Files.writeString(repository.resolve("README.md"), "1. Do:\n\n   ```yaml\n   - uses: " + USES + "\n   ```\n");

        assertThatThrownBy(this::snippet).hasMessageContaining("README.md:4 does not give");
    }

    @Test
    void looksIntoExamplesAndReusableWorkflows() throws IOException {
        var workflows = Files.createDirectories(repository.resolve(".github/workflows"));
        Files.writeString(
                workflows.resolve("deploy.yml"),
                "on: { workflow_call: { inputs: { size: { required: true, type: number } } } }\njobs: {}\n");
        var examples = Files.createDirectories(repository.resolve("examples"));
        Files.writeString(
                examples.resolve("a.yml"),
                "jobs:\n  all:\n    uses: acme/runner-actions/.github/workflows/deploy.yml@v1\n    with: { sise: 1 }\n");

        assertThatThrownBy(this::snippet)
                .hasMessageContaining("examples/a.yml:1 gives")
                .hasMessageContaining("the required input size");
    }

    /** As kubectl takes them. */
    @Test
    void looksIntoEachDocumentOfAnExample() throws IOException {
        var examples = Files.createDirectories(repository.resolve("examples"));
        Files.writeString(examples.resolve("a.yaml"), "# First\nkind: A\n---\nkind: B\n---\n- uses: " + USES + "\n");

        assertThatThrownBy(this::snippet).hasMessageContaining("examples/a.yaml:6 does not give");
    }

    @Test
    void ignoresBuildFolders() throws IOException {
        var target = Files.createDirectories(repository.resolve("greet-action/target"));
        Files.writeString(target.resolve("README.md"), "```yaml\na: b: c\n```\n");

        assertThat(contract().snippets()).isEmpty();
    }

    @Test
    void comparesFailuresWithTheTroubleshootingPage() throws Throwable {
        var docs = Files.createDirectories(repository.resolve("docs"));
        Files.writeString(
                docs.resolve("troubleshooting.md"),
                "# Troubleshooting\n\n## The key is wrong\n\n```sh\n## no heading\n```\n\n## Nothing is there\n");

        run(contract().troubleshooting(Set.of("The key is wrong", "Nothing is there")));
        assertThatThrownBy(() -> run(contract().troubleshooting(Set.of("The key is wrong", "It rains"))))
                .hasMessageContaining("Explain these failures under a heading in docs/troubleshooting.md: It rains")
                .hasMessageContaining(
                        "No failure leads to these headings of docs/troubleshooting.md: Nothing is there");
    }

    @Test
    void comparesSettingsWithTheInputsOfAllActions() throws Throwable {
        run(contract().settings(Set.of("who")));
        assertThatThrownBy(() -> run(contract().settings(Set.of("who", "whom"))))
                .hasMessageContaining("No action.yml declares the inputs that these settings name: whom");
    }

    @Test
    void comparesVariablesWithThoseThatTheLauncherPassesOn() throws Throwable {
        Files.createDirectory(repository.resolve("launcher"));
        Files.writeString(repository.resolve("launcher/variables.txt"), "# All of them.\nINPUT_*\nGITHUB_OUTPUT\n");

        run(contract().variables(Set.of("INPUT_*", "GITHUB_OUTPUT")));
        assertThatThrownBy(() -> run(contract().variables(Set.of("INPUT_*", "RUNNER_TEMP"))))
                .hasMessage("The code reads these variables, which are not in launcher/variables.txt: RUNNER_TEMP\n"
                        + "The code does not read these variables of launcher/variables.txt: GITHUB_OUTPUT");
    }

    @Test
    void findsTheVariablesThatClassesRead() throws Exception {
        var reader = Path.of("target/test-classes", internal(Reader.class) + ".class");

        assertThat(VariablesRead.in(List.of(reader), internal(Variables.class)))
                .containsExactlyInAnyOrder(
                        "GITHUB_*",
                        "HTTPS_PROXY",
                        "HTTP_PROXY",
                        "INPUT_*",
                        "NO_PROXY",
                        "RUNNER_DEBUG",
                        "http_proxy",
                        "https_proxy",
                        "no_proxy");
    }

    @Test
    void looksForTheTestsThatTheThreatModelNames() throws Throwable {
        var tests = Files.createDirectories(repository.resolve("greet-action/src/test/java/greet"));
        Files.createFile(tests.resolve("GreetTest.java"));
        var docs = Files.createDirectories(repository.resolve("docs"));
        Files.writeString(docs.resolve("security.md"), "Held by `GreetTest`.\n");
        run(contract().namedTests());

        Files.writeString(docs.resolve("security.md"), "Held by `GreetTest`, `LeaveTest` and `go/main_test.go`.\n");

        assertThatThrownBy(() -> run(contract().namedTests()))
                .hasMessage("docs/security.md names tests that do not exist: LeaveTest, go/main_test.go");
    }

    @Test
    void followsLinksToFilesAndHeadings() throws Throwable {
        var docs = Files.createDirectories(repository.resolve("docs"));
        Files.writeString(docs.resolve("help.md"), "# Help\n\n## The app's `key` isn't there\n");
        var readme = Files.writeString(repository.resolve("README.md"), """
                # Read me
                [a](docs/help.md#the-apps-key-isnt-there), [b](#read-me), [c](https://example.com/x), `[d](nowhere)`
                """);
        links();

        Files.writeString(readme, "[a](docs/help.md#the-apps-key), [b](docs/halp.md), [c](#help)\n");

        assertThatThrownBy(this::links)
                .hasMessage("docs/help.md#the-apps-key: there is no such heading\n"
                        + "docs/halp.md: there is no such file\n#help: there is no such heading");
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    /** Stands for the environment. */
    private record Variables(Map<String, String> values) {}

    /** Reads some. */
    private record Reader(Variables variables, String name) {
        private static final String PREFIX = "INPUT_";

        @Override
        public String toString() {
            var values = variables.values();
            return values.get(PREFIX + name)
                    + values.get("INPUT_BY-HAND")
                    + values.get("GITHUB_" + name)
                    + values.get("RUNNER_DEBUG")
                    + values.get(name + "_proxy")
                    + values.get("no_proxy");
        }
    }

    private RepositoryContract contract() {
        return RepositoryContract.of(repository);
    }

    private void readme(String yaml) throws IOException {
        Files.writeString(repository.resolve("README.md"), "# Read me\n\n```yaml\n" + yaml + "```\n");
    }

    private void snippet() throws Throwable {
        for (var test : contract().snippets().toList()) {
            run(test);
        }
    }

    private void links() throws Throwable {
        for (var test : contract().links().toList()) {
            run(test);
        }
    }

    private static void run(DynamicTest test) throws Throwable {
        test.getExecutable().execute();
    }
}
