package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.runtime.InvalidInputs;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {
    private enum Kind {
        REGISTRATION,
        JIT_CONFIG
    }

    private final TestProcess process = TestProcess.inWorkflow();

    @Test
    void namesEveryProblemAtOnce() {
        var inputs = process.with("INPUT_TIMEOUT", "10 minutes")
                .with("INPUT_DRY-RUN", "yes")
                .inputs();
        inputs.required("owner");
        inputs.duration("timeout");
        inputs.flag("dry-run");

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "built"))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(InvalidInputs.Problem::input)
                        .containsExactly("owner", "timeout", "dry-run"))
                .withMessageContaining("`true` or `false`")
                .withMessageContaining("`1h30m`");
    }

    @Test
    void buildsWhenAllAreValid() {
        var inputs = process.with("INPUT_OWNER", " acme ").inputs();
        var owner = inputs.required("owner");

        assertThat(inputs.complete(owner::get)).isEqualTo("acme");
    }

    @Test
    void fallsBackToTheDefaultsOfActionYml() {
        process.declaring("timeout", "10m");
        process.declaring("github-api-url", "${{ github.api_url }}");
        process.declaring("repository", "${{ github.repository }}");
        process.with("GITHUB_API_URL", "https://ghes.example.com/api/v3/");
        var inputs = process.inputs();

        assertThat(inputs.duration("timeout").ifValid()).contains(Duration.ofMinutes(10));
        assertThat(inputs.required("github-api-url", InputParsers::url).ifValid())
                .contains(URI.create("https://ghes.example.com/api/v3"));
        assertThat(inputs.optional("repository")).isEmpty();
    }

    @Test
    void usesGitHubDotComWithoutARunner() {
        process.declaring("github-api-url", "${{ github.api_url }}");
        var inputs = process.inputs();

        assertThat(inputs.required("github-api-url", InputParsers::url).ifValid())
                .contains(URI.create("https://api.github.com"));
    }

    @Test
    void masksASecretBeforeItIsParsedAndReportsOnceThatItIsMissing() {
        var inputs = process.with("INPUT_TOKEN", "s3cret-token").inputs();

        var read = inputs.secret("token", text -> process.lines.contains("::add-mask::" + text) ? "masked" : "bare");
        inputs.secret("private-key", text -> text);

        assertThat(read.ifValid()).contains("masked");
        assertThatThrownBy(() -> inputs.complete(() -> ""))
                .isInstanceOf(InvalidInputs.class)
                .hasMessageContaining("`private-key`: is required")
                .hasMessageNotContaining("inputs need attention");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "stop-commands", "12345678"})
    void refusesASecretThatWouldBlotOutOrdinaryText(String text) {
        var inputs = process.with("INPUT_TOKEN", text).inputs();

        inputs.secret("token");
        inputs.secret("token", _ -> "parsed");
        inputs.optionalSecret("token");

        assertThatThrownBy(() -> inputs.complete(() -> ""))
                .isInstanceOfSatisfying(
                        InvalidInputs.class, e -> assertThat(e.getMessage()).containsOnlyOnce("`token`: "));
        assertThat(process.lines).isEmpty();
    }

    @Test
    void anEmptyValueOverridesTheDefault() {
        process.declaring("labels", "linux");
        process.with("INPUT_LABELS", "");
        var inputs = process.inputs();

        assertThat(inputs.list("labels")).isEmpty();
    }

    @Test
    void readsListsAndReportsMalformedOnes() {
        assertThat(process.with("INPUT_LABELS", "[\"a\", \"b\"]").inputs().list("labels"))
                .containsExactly("a", "b");
        var inputs = process.with("INPUT_LABELS", "[\"a\", \"b\"").inputs();

        assertThat(inputs.list("labels")).isEmpty();
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "built"))
                .withMessage("`labels`: `[\"a\", \"b\"` begins with `[`, but does not end with `]`");
    }

    @ParameterizedTest
    @CsvSource({"90s,90", "10m,600", "1h30m,5400", "0s,0"})
    void readsDurations(String text, int seconds) {
        assertThat(process.with("INPUT_TIMEOUT", text)
                        .inputs()
                        .duration("timeout")
                        .ifValid())
                .contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "m", "-5m", "5 m", "1d", "1m1h"})
    void rejectsOtherDurations(String text) {
        var inputs = process.with("INPUT_TIMEOUT", text).inputs();

        assertThat(inputs.duration("timeout").ifValid()).isEmpty();
        assertThatExceptionOfType(InvalidInputs.class).isThrownBy(() -> inputs.complete(() -> "built"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.github.com", "ftp://x", "https://", "https://user:pw@ghes.example.com", "https://a b"})
    void rejectsAnythingButTheUrlOfAServer(String text) {
        var inputs = process.with("INPUT_URL", text).inputs();
        inputs.required("url", InputParsers::url);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "built"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("pw@"));
    }

    /** As long as a variable can be; the search for slashes at the end took minutes for it. */
    @Test
    void readsALongUrlInTimeThatGrowsWithIt() {
        var inputs = process.with("INPUT_URL", "https://ghes.example.com" + "/".repeat(130_000) + "x")
                .inputs();

        assertThat(inputs.required("url", InputParsers::url).ifValid()).isPresent();
    }

    @Test
    void listsTheValidChoices() {
        var inputs = process.with("INPUT_KIND", "jit").inputs();
        inputs.oneOf("kind", Kind.class);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "built"))
                .withMessageContaining("`registration`, `jit-config`");
    }

    @Test
    void showsTheValueUnlessItLooksLikeACredential() {
        var inputs = process.with("INPUT_DRY-RUN", "ghs_16C7e42F292c6912E7710c838347Ae")
                .with("INPUT_TIMEOUT", "shortly\nafterwards")
                .inputs();
        inputs.flag("dry-run");
        inputs.duration("timeout");

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "built"))
                .withMessageContaining(
                        "`dry-run`: the value (34 characters, not shown because it looks like a credential)"
                                + " is not a truth value; use `true` or `false`")
                .withMessageContaining("`timeout`: `shortly afterwards` is not a time span; use");
    }

    @Test
    void readsAChoiceInKebabCase() {
        assertThat(process.with("INPUT_KIND", "jit-config")
                        .inputs()
                        .oneOf("kind", Kind.class)
                        .ifValid())
                .contains(Kind.JIT_CONFIG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void distinguishesAnEmptyInputFromAMissingOne(String text) {
        var inputs = process.with("INPUT_REPOSITORIES", text)
                .with("INPUT_PERMISSIONS", "(not given)")
                .inputs();

        assertThat(Input.ifGiven(inputs.nonEmptyIfGiven("repositories", given -> given)))
                .isEmpty();
        assertThat(Input.ifGiven(inputs.nonEmptyIfGiven("permissions", given -> given)))
                .isEmpty();
        assertThat(Input.ifGiven(inputs.nonEmptyIfGiven("not-there-at-all", given -> given)))
                .isEmpty();
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "built"))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(InvalidInputs.Problem::input)
                        .containsExactly("repositories"))
                .withMessageContaining("is set, but its expression is empty");
    }

    @Test
    void readsNotGivenAsAbsentEverywhere() {
        var inputs = process.with("INPUT_OWNER", "(not given)").inputs();

        assertThat(inputs.optional("owner")).isEmpty();
        assertThat(inputs.list("owner")).isEmpty();
    }
}
