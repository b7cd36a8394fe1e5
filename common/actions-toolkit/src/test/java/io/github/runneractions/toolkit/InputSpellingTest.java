package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.InvalidInputs;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name with hyphens, as GitHub's runner spells its variable, and the same with underscores. */
class InputSpellingTest {
    @ParameterizedTest
    @CsvSource({"INPUT_PRIVATE-KEY", "INPUT_PRIVATE_KEY"})
    void readsBothByHand(String variable) {
        var process = TestProcess.byHand().declaring("private-key", "").with(variable, "s3cret-key");
        var inputs = process.audited();
        var secret = inputs.secret("private-key");

        assertThat(inputs.complete(secret::get).reveal()).isEqualTo("s3cret-key");
    }

    @Test
    void readsADeclaredNameWithUnderscoresInAWorkflow() {
        var process =
                declared(TestProcess.inWorkflow()).with("INPUT_APP-ID", "").with("INPUT_APP_ID", "12345");
        var inputs = process.audited();

        assertThat(inputs.optional("app-id")).contains("12345");
        assertThat(inputs.complete(() -> "built")).isEqualTo("built");
        assertThat(process.lines).isEmpty();
    }

    @Test
    void prefersItToTheDefaultThatTheRunnerSets() {
        var process = TestProcess.inWorkflow()
                .declaring("github-api-url", "${{ github.api_url }}")
                .declaring("github_api_url", "")
                .with("GITHUB_API_URL", "https://api.github.com")
                .with("INPUT_GITHUB-API-URL", "https://api.github.com")
                .with("INPUT_GITHUB_API_URL", "https://ghes.example.com/api/v3");

        assertThat(process.audited().optional("github-api-url")).contains("https://ghes.example.com/api/v3");
    }

    @Test
    void knowsAnEmptyExpressionUnderBothNames() {
        var process = TestProcess.inWorkflow()
                .declaring("repository-ids", "(not given)")
                .declaring("repository_ids", "(not given)")
                .with("INPUT_REPOSITORY-IDS", "(not given)")
                .with("INPUT_REPOSITORY_IDS", "");
        var inputs = process.audited();
        inputs.nonEmptyIfGiven("repository-ids", text -> text);

        assertThat(problems(inputs))
                .containsOnlyKeys("repository-ids")
                .allSatisfy((_, problem) -> assertThat(problem).startsWith("is set, but its expression is empty"));
    }

    /** An earlier step can set such a variable; the runner sets only those of inputs that are declared. */
    @Test
    void ignoresAnUndeclaredNameWithUnderscoresInAWorkflowAndReportsIt() {
        var process = TestProcess.inWorkflow()
                .declaring("permission-contents", "(not given)")
                .declaring("permission-issues", "(not given)")
                .with("INPUT_PERMISSION-CONTENTS", "(not given)")
                .with("INPUT_PERMISSION-ISSUES", "read")
                .with("INPUT_PERMISSION_CONTENTS", "write");
        var inputs = process.audited();
        var family = inputs.nonEmptyFamily("permission-*", (name, level) -> name + "=" + level);

        assertThat(family.ifValid())
                .hasValueSatisfying(found -> assertThat(found).containsExactly("issues=read"));
        assertThat(problems(inputs))
                .containsExactly(Map.entry(
                        "permission_contents",
                        "is not an input of this action; did you mean `permission-contents`? If it is not under `with:`,"
                                + " an earlier step has set the variable `INPUT_PERMISSION_CONTENTS`"));
    }

    @Test
    void acceptsAnUndeclaredOneThatRepeatsTheInput() {
        var process = TestProcess.inWorkflow()
                .declaring("permission-contents", "(not given)")
                .with("INPUT_PERMISSION-CONTENTS", "read")
                .with("INPUT_PERMISSION_CONTENTS", " read ");

        assertThat(process.audited().complete(() -> "built")).isEqualTo("built");
    }

    @ParameterizedTest
    @CsvSource({"true,`max-delete` and as `max_delete`", "false,`INPUT_MAX-DELETE` and as `INPUT_MAX_DELETE`"})
    void reportsTwoThatDiffer(String workflow, String names) {
        var process = TestProcess.byHand()
                .with("GITHUB_ACTIONS", workflow)
                .declaring("max-delete", "")
                .declaring("max_delete", "")
                .with("INPUT_MAX-DELETE", "1")
                .with("INPUT_MAX_DELETE", "100");

        assertThat(problems(process.audited()))
                .containsExactly(
                        Map.entry("max-delete", "is set twice, as " + names + ", to different values; set it once"));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void reportsAnEmptyOneBesideAnotherIfEmptyIsNotMissing(String workflow) {
        var process = TestProcess.byHand()
                .with("GITHUB_ACTIONS", workflow)
                .declaring("repository-ids", "(not given)")
                .declaring("repository_ids", "(not given)")
                .with("INPUT_REPOSITORY-IDS", "")
                .with("INPUT_REPOSITORY_IDS", "7");

        assertThat(problems(process.audited())).containsOnlyKeys("repository-ids");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void acceptsTwoThatAreEqual(String workflow) {
        var process = declared(TestProcess.byHand().with("GITHUB_ACTIONS", workflow))
                .with("INPUT_APP-ID", "1")
                .with("INPUT_APP_ID", "1 ");

        assertThat(process.audited().complete(() -> "built")).isEqualTo("built");
    }

    private static TestProcess declared(TestProcess process) {
        return process.declaring("app-id", "").declaring("app_id", "");
    }

    static Map<String, String> problems(Inputs inputs) {
        var found = new java.util.TreeMap<String, String>();
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(Optional::empty))
                .satisfies(e -> e.problems().forEach(problem -> found.put(problem.input(), problem.problem())));
        return found;
    }
}
