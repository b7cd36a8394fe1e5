package io.github.runneractions.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.app.TokenSource;
import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.toolkit.TestRun;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSourceInputsTest {
    @Test
    void reportsOneProblemIfNothingIsSet() {
        var inputs = TestRun.inWorkflow(Map.of()).inputs();
        TokenSourceInputs.read(inputs);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "built"))
                .satisfies(e -> assertThat(e.problems())
                        .singleElement()
                        .asString()
                        .contains("token", "`client-id` and `private-key`"));
    }

    @Test
    void rejectsATokenTogetherWithAnApp() {
        var inputs = TestRun.inWorkflow(Map.of("INPUT_TOKEN", "ghp_ours", "INPUT_CLIENT-ID", "Iv23liAcme"))
                .inputs();
        TokenSourceInputs.read(inputs);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "built"))
                .satisfies(
                        e -> assertThat(e.problems())
                                .singleElement()
                                .asString()
                                .isEqualTo(
                                        "`token`: is set together with `client-id`; set either `token` or the credentials of an app"));
    }

    @Test
    void readsAndMasksTheToken() {
        var run = TestRun.inWorkflow(Map.of("INPUT_TOKEN", "ghp_ours"));
        var inputs = run.inputs();
        var source = TokenSourceInputs.read(inputs);

        assertThat(inputs.complete(source::get))
                .isInstanceOfSatisfying(
                        TokenSource.Given.class,
                        given -> assertThat(given.token().reveal()).isEqualTo("ghp_ours"));
        assertThat(run.lines).contains("::add-mask::ghp_ours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ghp_one two", "ghp_one\nX-Other: header", "ghp_one\r\nghp_two", "ghp_caf\u00e9", "ghp_\u2028one"
            })
    void rejectsATokenThatNoHeaderCanHave(String token) {
        var run = TestRun.inWorkflow(Map.of("INPUT_TOKEN", token));
        var inputs = run.inputs();
        TokenSourceInputs.read(inputs);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "built"))
                .withMessageStartingWith("`token`: contains blanks or line ends")
                .withMessageNotContaining("ghp_");
    }

    @Test
    void readsATokenWithALineEndAfterIt() {
        var inputs = TestRun.inWorkflow(Map.of("INPUT_TOKEN", "ghp_ours\n")).inputs();
        var source = TokenSourceInputs.read(inputs);

        assertThat(inputs.complete(source::get))
                .isInstanceOfSatisfying(
                        TokenSource.Given.class,
                        given -> assertThat(given.token().reveal()).isEqualTo("ghp_ours"));
    }

    @Test
    void readsTheCredentialsOfAnApp() {
        var inputs = TestRun.inWorkflow(Map.of("INPUT_CLIENT-ID", "Iv23liAcme", "INPUT_PRIVATE-KEY", TestKey.PEM))
                .inputs();
        var source = TokenSourceInputs.read(inputs);

        assertThat(inputs.complete(source::get))
                .isInstanceOfSatisfying(
                        TokenSource.Minted.class,
                        minted -> assertThat(minted)
                                .hasToString("Minted[credentials=app Iv23liAcme, installation=Optional.empty]"));
    }

    @Test
    void readsTheInstallationOfAnApp() {
        var inputs = TestRun.inWorkflow(Map.of(
                        "INPUT_CLIENT-ID",
                        "Iv23liAcme",
                        "INPUT_PRIVATE-KEY",
                        TestKey.PEM,
                        "INPUT_INSTALLATION-ID",
                        "42"))
                .inputs();
        var source = TokenSourceInputs.read(inputs);

        assertThat(inputs.complete(source::get))
                .isInstanceOfSatisfying(
                        TokenSource.Minted.class,
                        minted -> assertThat(minted.installation()).contains(42L));
    }

    @Test
    void rejectsATokenTogetherWithAnInstallation() {
        var inputs = TestRun.inWorkflow(Map.of("INPUT_TOKEN", "ghp_ours", "INPUT_INSTALLATION-ID", "42"))
                .inputs();
        TokenSourceInputs.read(inputs);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "built"))
                .withMessageContaining("`token`: is set together with `installation-id`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "x", "-1", "4.2e+07", "1234567890123456789"})
    void rejectsAnInstallationThatIsNotANumber(String id) {
        var inputs = TestRun.inWorkflow(Map.of("INPUT_INSTALLATION-ID", id)).inputs();
        InstallationIdInput.read(inputs);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "built"))
                .withMessageContaining("`installation-id`: `" + id + "`")
                .withMessageContaining("is not a numeric id");
    }
}
