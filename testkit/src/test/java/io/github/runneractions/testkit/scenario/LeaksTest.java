package io.github.runneractions.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.runner.action.YamlMapping;
import io.github.runneractions.sandbox.scenario.ScenarioOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeaksTest {

    private static final String TOKEN = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String MASK = "::add-mask::" + TOKEN + "\n";

    private static final ActionYaml ACTION = new ActionYaml(
            "Greet",
            "Greets",
            Map.of(),
            Map.of(
                    "token", new ActionYaml.Output("Masked. A token", Optional.empty()),
                    "greeting", new ActionYaml.Output("What was said", Optional.empty())),
            ActionYaml.Runs.docker(Optional.empty(), Optional.empty()));

    private final StepFixture step = new StepFixture();

    @Test
    void acceptAStepThatKeepsItsSecrets() {
        assertThat(found(step.log(MASK + "Minted\n").output("token", TOKEN).state("token", TOKEN)))
                .isEmpty();
    }

    @Test
    void checkEveryPlace() {
        assertThat(found(step.log("It is " + TOKEN))).containsExactly("A secret is in the log: It is " + TOKEN);
        assertThat(found(step.summary(TOKEN))).singleElement().asString().contains("in the job summary");
        assertThat(found(step.output("greeting", TOKEN)))
                .singleElement()
                .asString()
                .contains("the output greeting");
        assertThat(found(step.exported("X", TOKEN))).singleElement().asString().contains("in the variable X");
        assertThat(found(step.path(TOKEN))).singleElement().asString().contains("in GITHUB_PATH");
        assertThat(found(step.commandLine("helm --set token=" + TOKEN)))
                .singleElement()
                .asString()
                .contains("arguments");
    }

    @Test
    void knowTheFormsOfASecret() {
        var basic = Base64.getEncoder().encodeToString(("x-access-token:" + TOKEN).getBytes(StandardCharsets.UTF_8));

        assertThat(found(step.log("Authorization: basic " + basic))).hasSize(1);
    }

    @Test
    void acceptAMaskCommandOnlyWithARunner() {
        assertThat(leaks("runner: none").in(step.log(MASK).result())).hasSize(1);
        assertThat(leaks("runner: none", "GITHUB_STATE").in(step.result())).isEmpty();
        assertThat(leaks("runner: none", "GITHUB_STATE").in(step.log(TOKEN).result()))
                .hasSize(1);
        assertThat(found(step.log("::stop-commands::xyz\n" + MASK + "::xyz::\n")))
                .hasSize(1);
        assertThat(found(step.log("::stop-commands::xyz\n::xyz::\n" + MASK))).isEmpty();
    }

    @Test
    void requireThatASecretOutputIsMasked() {
        assertThat(found(step.output("token", TOKEN))).containsExactly("The output token is not masked");
        assertThat(found(step.output("token", "a%b\nc").log("::add-mask::a%25b%0Ac\n")))
                .isEmpty();
    }

    private static List<String> found(StepFixture step) {
        return leaks("").in(step.result());
    }

    private static Leaks leaks(String options, String... variables) {
        var read = ScenarioOptions.of(YamlMapping.of(YamlMapping.parse(options)));
        return new Leaks(ACTION, Set.of(TOKEN), read, Set.of(variables));
    }
}
