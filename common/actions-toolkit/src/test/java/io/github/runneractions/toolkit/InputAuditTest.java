package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputAuditTest {
    private static final List<String> DECLARED = List.of(
            "app-installation-repo",
            "client-id",
            "github-api-url",
            "keep",
            "labels",
            "max-delete",
            "namespace",
            "permission-contents",
            "permissions",
            "private-key",
            "owner",
            "release",
            "repositories",
            "timeout");

    @ParameterizedTest
    @CsvSource({
        "permissions-contents,permission-contents",
        "permission-content,permission-contents",
        "permission-brand-new,permissions",
        "permission,permissions",
        "maxdelete,max-delete",
        "max.delete,max-delete",
        "max-deletes,max-delete",
        "max-delte,max-delete",
        "max-deleet,max-delete",
        "keeps,keep",
        "kepe,keep",
        "label,labels",
        "runner-labels,labels",
        "namepsace,namespace",
        "repository,repositories",
        "repos,repositories",
        "app-private-key,private-key",
        "private-key-pem,private-key",
        "application-id,client-id",
        "organization,owner",
        "release-name,release",
        "api-url,github-api-url"
    })
    void reportsANameThatIsCloseToAnInput(String name, String meant) {
        var variable = "INPUT_" + name.toUpperCase(Locale.ROOT).replace(' ', '_');
        var inputs = workflow().with(variable, "x").audited("timeout");

        assertThat(InputSpellingTest.problems(inputs))
                .containsExactly(Map.entry(
                        name.replace(' ', '_'), "is not an input of this action; did you mean `" + meant + "`?"));
    }

    @Test
    void namesTheVariableThatAnEarlierStepCanHaveSet() {
        var inputs = workflow().with("INPUT_MAX_DELETE", "1").audited("timeout");

        assertThat(InputSpellingTest.problems(inputs))
                .containsExactly(Map.entry(
                        "max_delete",
                        "is not an input of this action; did you mean `max-delete`? If it is not under `with:`, an earlier"
                                + " step has set the variable `INPUT_MAX_DELETE`"));
    }

    @Test
    void namesVariablesOutsideOfAWorkflow() {
        var inputs =
                declaring(TestProcess.byHand()).with("INPUT_MAX_DELETES", "1").audited();

        assertThat(InputSpellingTest.problems(inputs))
                .containsExactly(Map.entry(
                        "INPUT_MAX_DELETES", "is not an input of this action; did you mean `INPUT_MAX_DELETE`?"));
    }

    @Test
    void reportsThemTogetherWithAllOtherProblems() {
        var inputs = workflow().with("INPUT_MAX-DELETES", "1").audited();
        inputs.required("owner");

        assertThat(InputSpellingTest.problems(inputs)).containsOnlyKeys("max-deletes", "owner");
    }

    @Test
    void warnsOnceOfAllOthers() {
        var process = workflow()
                .with("INPUT_TIMEOUTS", "1m")
                .with("INPUT_COLOUR", "blue")
                .with("INPUT_", "nameless")
                .with("INPUT_TIMEOUT", "1m")
                .with("INPUTS", "x")
                .with("OUTPUT_MAX-DELETES", "x");

        assertThat(process.audited("timeout").complete(() -> "built")).isEqualTo("built");
        assertThat(process.lines)
                .containsExactly("::warning title=The action does not have this input::Ignored: ``, `colour`,"
                        + " `timeouts` (did you mean `timeout`?).%0Ahttps://github.com/runner-actions/runner-actions/blob/main/"
                        + "docs/troubleshooting.md#the-action-does-not-have-this-input");
    }

    @Test
    void saysNothingInAPostStep() {
        var process = workflow().with("INPUT_MAX-DELETES", "1").with("INPUT_COLOUR", "blue");

        assertThat(process.inputs().complete(() -> "built")).isEqualTo("built");
        assertThat(process.lines).isEmpty();
    }

    @Test
    void tellsNoticesOnlyWhenAllInputsAreValid() {
        var process = workflow();
        var inputs = process.audited();
        inputs.notice("owner", "is `Acme`; using `acme`");
        inputs.required("keep");
        InputSpellingTest.problems(inputs);
        assertThat(process.lines).isEmpty();

        var valid = process.audited();
        valid.notice("owner", "is `Acme`; using `acme`");
        valid.complete(() -> "built");
        assertThat(process.lines).containsExactly("::notice title=Inputs::`owner`: is `Acme`; using `acme`");
    }

    private static TestProcess workflow() {
        return declaring(TestProcess.inWorkflow());
    }

    private static TestProcess declaring(TestProcess process) {
        DECLARED.forEach(name -> process.declaring(name, ""));
        return process;
    }
}
