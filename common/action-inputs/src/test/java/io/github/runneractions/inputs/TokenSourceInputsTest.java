package io.github.runneractions.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.app.TokenSource;
import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.toolkit.TestRun;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenSourceInputsTest {
    @Test
    void takesOneProblemToSayThatNothingIsGiven() {
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
    void takesOneOfTheTwo() {
        var inputs = TestRun.inWorkflow(Map.of("INPUT_TOKEN", "ghp_ours", "INPUT_CLIENT-ID", "Iv23liAcme"))
                .inputs();
        TokenSourceInputs.read(inputs);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "built"))
                .satisfies(e -> assertThat(e.problems())
                        .singleElement()
                        .asString()
                        .contains("`token`: is set together with `client-id` or `private-key`"));
    }

    @Test
    void takesTheTokenThatIsGivenAndMasksIt() {
        var run = TestRun.inWorkflow(Map.of("INPUT_TOKEN", "ghp_ours"));
        var inputs = run.inputs();
        var source = TokenSourceInputs.read(inputs);

        assertThat(inputs.complete(source::get))
                .isInstanceOfSatisfying(
                        TokenSource.Given.class,
                        given -> assertThat(given.token().reveal()).isEqualTo("ghp_ours"));
        assertThat(run.lines).contains("::add-mask::ghp_ours");
    }

    @Test
    void takesTheCredentialsOfAnApp() {
        var inputs = TestRun.inWorkflow(Map.of("INPUT_CLIENT-ID", "Iv23liAcme", "INPUT_PRIVATE-KEY", TestKey.PEM))
                .inputs();
        var source = TokenSourceInputs.read(inputs);

        assertThat(inputs.complete(source::get))
                .isInstanceOfSatisfying(
                        TokenSource.Minted.class,
                        minted -> assertThat(minted.credentials()).hasToString("app Iv23liAcme"));
    }
}
