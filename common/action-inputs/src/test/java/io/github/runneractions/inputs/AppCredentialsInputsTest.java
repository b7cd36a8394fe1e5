package io.github.runneractions.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runneractions.github.app.AppCredentials;
import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.TestRun;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

        assertThat(inputs.complete(AppCredentialsInputs.read(inputs)::get))
                .hasToString("app Iv23liAcme")
                .extracting(AppCredentials::otherId)
                .isEqualTo(Optional.of("12345"));
    }

    @Test
    void acceptTheSameIdTwice() {
        var inputs =
                inputs(Map.of("INPUT_CLIENT-ID", "12345", "INPUT_APP-ID", "12345", "INPUT_PRIVATE-KEY", TestKey.PEM));

        assertThat(inputs.complete(AppCredentialsInputs.read(inputs)::get).otherId())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"12345,67890", "Iv23liAcme,Iv1.0123456789abcdef"})
    void rejectTwoIdsOfOneKind(String client, String app) {
        assertThat(problems(Map.of("INPUT_CLIENT-ID", client, "INPUT_APP-ID", app, "INPUT_PRIVATE-KEY", TestKey.PEM)))
                .containsExactly(
                        "`app-id`: is `" + app + "`, but `client-id` is `" + client + "`; set only one of them");
    }

    @Test
    void explainAnIdThatCameAsAFloatingPointNumber() {
        assertThat(problems(Map.of("INPUT_APP-ID", "4.47597e+06", "INPUT_PRIVATE-KEY", TestKey.PEM)))
                .containsExactly(
                        "`app-id`: `4.47597e+06` (a number in floating-point form: YAML and expressions write large"
                                + " numbers so, unless they are in quotation marks) is neither a client id (`Iv…`) nor an app id"
                                + " (digits)");
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
                .contains("`" + name + "`: `acme-deployer` is neither a client id");
    }

    @ParameterizedTest
    @CsvSource({"CLIENT-ID,client-id", "APP-ID,app-id", "PRIVATE-KEY,private-key", "INSTALLATION-ID,installation-id"})
    void areGivenByAnyOfThem(String input, String name) {
        assertThat(AppCredentialsInputs.given(inputs(Map.of("INPUT_" + input, "x"))))
                .containsExactly(name);
    }

    @Test
    void areNotGivenByOthers() {
        assertThat(AppCredentialsInputs.given(inputs(Map.of("INPUT_TOKEN", "x", "INPUT_CLIENT-ID", ""))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"as it is", "base64", "JSON", "one line", "bare"})
    void maskTheLinesOfTheKeysFileHoweverItWasPasted(String form) {
        var body = TestKey.PEM.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        var text = switch (form) {
            case "base64" -> Base64.getEncoder().encodeToString(TestKey.PEM.getBytes(StandardCharsets.UTF_8));
            case "JSON" -> TestKey.PEM.replace("\r", "").replace("\n", "\\n");
            case "one line" -> TestKey.PEM.replaceAll("\\s+", " ");
            case "bare" -> body;
            default -> TestKey.PEM;
        };
        var run = TestRun.inWorkflow(Map.of("INPUT_CLIENT-ID", "Iv23liAcme", "INPUT_PRIVATE-KEY", text));
        var inputs = run.inputs();
        inputs.complete(AppCredentialsInputs.read(inputs)::get);

        assertThat(body.replaceAll("(.{64})", "$1\n").lines()).isNotEmpty().allSatisfy(line -> {
            assertThat(run.process.secrets().scrub(line)).isEqualTo("***");
            assertThat(run.lines).contains("::add-mask::" + line);
        });
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
