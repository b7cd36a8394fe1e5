package io.github.runneractions.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.TestRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppCredentialsInputsTest {
    @ParameterizedTest
    @CsvSource({
        "CLIENT-ID,Iv23liAcme,app Iv23liAcme",
        "APP-ID,12345,app 12345",
        "CLIENT-ID,12345,app 12345",
        "APP-ID,Iv23liAcme,app Iv23liAcme"
    })
    void acceptAClientIdOrAnAppIdInBothInputs(String input, String value, String whose) {
        var inputs = inputs(Map.of("INPUT_" + input, value, "INPUT_PRIVATE-KEY", TestKey.PEM));

        var credentials = AppCredentialsInputs.read(inputs);

        assertThat(inputs.complete(credentials::get)).hasToString(whose);
    }

    @Test
    void preferTheInputClientId() {
        var inputs = inputs(
                Map.of("INPUT_CLIENT-ID", "Iv23liAcme", "INPUT_APP-ID", "12345", "INPUT_PRIVATE-KEY", TestKey.PEM));

        assertThat(inputs.complete(AppCredentialsInputs.read(inputs)::get)).hasToString("app Iv23liAcme");
    }

    @Test
    void requireAnIdAndAKey() {
        assertThat(problems(Map.of("INPUT_PRIVATE-KEY", TestKey.PEM)))
                .singleElement()
                .asString()
                .contains("`client-id`: is required");
        assertThat(problems(Map.of("INPUT_APP-ID", "12345")))
                .singleElement()
                .asString()
                .contains("`private-key`: is required");
    }

    @ParameterizedTest
    @CsvSource({"CLIENT-ID,client-id", "APP-ID,app-id"})
    void reportAnInvalidIdOnce(String input, String name) {
        assertThat(problems(Map.of("INPUT_" + input, "acme-deployer", "INPUT_PRIVATE-KEY", TestKey.PEM)))
                .singleElement()
                .asString()
                .contains("`" + name + "`: has 13 characters that are neither a client id");
    }

    @ParameterizedTest
    @CsvSource({"CLIENT-ID", "APP-ID", "PRIVATE-KEY"})
    void areGivenByAnyOfThem(String input) {
        assertThat(AppCredentialsInputs.given(inputs(Map.of("INPUT_" + input, "x"))))
                .isTrue();
    }

    @Test
    void areNotGivenByOthers() {
        assertThat(AppCredentialsInputs.given(inputs(Map.of("INPUT_TOKEN", "x", "INPUT_CLIENT-ID", ""))))
                .isFalse();
    }

    private static List<String> problems(Map<String, String> variables) {
        var inputs = inputs(variables);
        AppCredentialsInputs.read(inputs);
        var failure = catchThrowableOfType(InvalidInputs.class, () -> inputs.complete(() -> "built"));
        return failure.problems().stream().map(String::valueOf).toList();
    }

    private static Inputs inputs(Map<String, String> variables) {
        return TestRun.inWorkflow(variables).inputs();
    }
}
