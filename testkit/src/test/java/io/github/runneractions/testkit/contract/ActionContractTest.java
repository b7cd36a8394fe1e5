package io.github.runneractions.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.runner.standin.StandIn;
import io.github.runneractions.testkit.scenario.ChecksOnly;
import io.github.runneractions.testkit.scenario.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ChecksOnly.class)
class ActionContractTest {

    private static final Set<String> INPUTS = Set.of("who", "github-api-url", "secret", "leak");

    private static final String README = """
            # Greet

            <!-- inputs -->
            | Input | What it is | Default |
            | --- | --- | --- |
            | `who` | Whom to greet | **required** |
            | `github-api-url` | Where GitHub is | `${{ github.api_url }}` |
            | `secret` | A secret |  |
            | `leak` | Where to leak it |  |
            <!-- /inputs -->

            <!-- outputs -->
            | Output | What it is |
            | --- | --- |
            | `greeting` | What was said |
            <!-- /outputs -->
            """;

    @TempDir
    Path repository;

    private Path action = Path.of("");

    @BeforeEach
    void layOut() throws IOException {
        action = StandIn.in(repository, "greet-action");
        Files.writeString(action.resolve("README.md"), README);
    }

    @Test
    void acceptsAReadmeWithTheTablesOfActionYml() throws Throwable {
        run(contract().readme());
    }

    @Test
    void showsTheDifferenceInATable() throws IOException {
        readme(README.replace("Where GitHub is", "Where it is"));

        assertThatThrownBy(() -> run(contract().readme()))
                .hasMessageContaining("-| `github-api-url` | Where it is")
                .hasMessageContaining("+| `github-api-url` | Where GitHub is")
                .hasMessageContaining("make docs");
    }

    @Test
    void rewritesTheTables() throws Throwable {
        System.setProperty(Golden.UPDATE, "true");
        readme("# Greet\n\n<!-- inputs -->\n<!-- /inputs -->\n\n<!-- outputs -->\n<!-- /outputs -->\n");

        run(contract().readme());

        assertThat(action.resolve("README.md")).hasContent(README);
    }

    @Test
    void refusesAnExpressionInADescription() throws IOException {
        declare("  other: { description: 'Such as `${{ github.token }}`' }\n");

        assertThatThrownBy(() -> run(contract().readme()))
                .hasMessage("The description of `other` has an expression, which GitHub does not allow");
    }

    @Test
    void namesTheMarkersThatAreMissing() throws IOException {
        readme(README.replace("<!-- /outputs -->", ""));

        assertThatThrownBy(() -> run(contract().readme())).hasMessageContaining("<!-- /outputs -->");
    }

    @Test
    void comparesTheInputsReadWithThoseDeclared() throws Throwable {
        run(contract().inputs(INPUTS));
        assertThatThrownBy(() -> run(contract().inputs(Set.of("who", "github-api-url", "secret", "whom"))))
                .hasMessage(
                        "Declare these inputs in action.yml: whom\nThe code does not read these inputs of action.yml: leak");
    }

    @Test
    void wantsTheOlderSpellingOfEachInputButAFamilys() throws Throwable {
        assertThatThrownBy(() -> run(contract().olderSpellings(INPUTS)))
                .hasMessageContaining("Declare the older spellings of inputs: \n  github_api_url\ninstead of: ");
        run(contract().olderSpellings(Set.of("github-*")));

        declare("  github_api_url: { description: The same as `github-api-url`, default: (not given) }\n");
        assertThatThrownBy(() -> run(contract().olderSpellings(INPUTS)))
                .hasMessageContaining("github_api_url with the default (not given)");
    }

    @Test
    void acceptsOlderSpellingsThatNothingReadsAndNoTableShows() throws Throwable {
        declare("  github_api_url: { description: The same as `github-api-url` }\n");

        run(contract().olderSpellings(INPUTS));
        run(contract().inputs(INPUTS));
        run(contract().readme());
    }

    @Test
    void comparesHarmlessInputsWithThoseDeclared() throws Throwable {
        run(contract().harmless(Set.of("who")));
        assertThatThrownBy(() -> run(contract().harmless(Set.of("who", "whom"))))
                .hasMessage("action.yml does not declare these harmless inputs: [whom]");
    }

    @Test
    void comparesTheOutputsInScenariosWithThoseDeclared() throws Throwable {
        scenario("one", "--- outputs\ngreeting=Hello\nsecond line=x\n--- requests\nGET /x?a=b -> 200\n");
        run(contract().outputs());

        scenario("two", "--- outputs\nfarewell=Bye\n=== post: exit code 0\n");
        assertThatThrownBy(() -> run(contract().outputs())).hasMessage("Declare these outputs in action.yml: farewell");

        Files.delete(action.resolve("src/test/resources/scenarios/one/expected.txt"));
        assertThatThrownBy(() -> run(contract().outputs()))
                .hasMessageContaining("No scenario shows these outputs of action.yml: greeting");
    }

    private void declare(String input) throws IOException {
        var yaml = action.resolve("action.yml");
        Files.writeString(yaml, Files.readString(yaml).replace("\ninputs:\n", "\ninputs:\n" + input));
    }

    private ActionContract contract() {
        return ActionContract.of(action);
    }

    private void readme(String text) throws IOException {
        Files.writeString(action.resolve("README.md"), text);
    }

    private void scenario(String name, String expected) throws IOException {
        var folder = Files.createDirectories(
                action.resolve("src/test/resources/scenarios").resolve(name));
        Files.writeString(folder.resolve("expected.txt"), "=== main: exit code 0\n" + expected);
    }

    private static void run(DynamicTest test) throws Throwable {
        test.getExecutable().execute();
    }
}
