package io.github.runneractions.registrationtoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.toolkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationTokenInputsTest {
    private static final String TOKEN = "GITHUB_REPOSITORY=acme/widgets;token=ghp_0123456789abcdefghij;";
    private static final String JIT = TOKEN + "kind=jit;name=builder;";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "common-labels=linux-x64|[self-hosted, Linux, X64]",
                "common-labels=macos-arm64;labels=gpu,xcode|[self-hosted, macOS, ARM64, gpu, xcode]",
                "common-labels=none;labels=gpu|[gpu]",
                "labels=gpu,Self-Hosted|[gpu, Self-Hosted]",
                "common-labels=linux-arm;labels=SELF-HOSTED,arm,gpu|[self-hosted, Linux, ARM, gpu]"
            })
    void giveAJitRunnerTheRequestedLabels(String inputs, String labels) {
        assertThat(runner(JIT + inputs).labels()).hasToString(labels);
    }

    @Test
    void appendARandomSuffixToTheNameOfAJitRunner() {
        var suffixed = JIT + "common-labels=linux-x64;random-suffix=true";

        assertThat(runner(suffixed).name())
                .matches("builder-[b-z2-9]{8}")
                .isNotEqualTo(runner(suffixed).name());
        assertThat(runner(JIT + "common-labels=linux-x64").name()).isEqualTo("builder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runner-version=2.328.9|`runner-version`: is 2.328.9, but GitHub does not let a runner older than 2.329.0 register",
                "runner-version=2.329|`runner-version`: `2.329` is not a version",
                "organization=acme;group-admits=widgets|`group-admits`: is set, but requires `runner-group`",
                "group-admits=widgets|`group-admits`: is set, but a repository's runners have no groups",
                "organization=acme;runner-group=gpu;group-admits=globex/site|`group-admits`: has `globex/site`, which is not a repository",
                "organization=acme;runner-group=gpu;group-admits=a b|`group-admits`: has `a b`, which is not a repository's name",
                "enterprise=initech;runner-group=gpu;group-admits=site|`group-admits`: is set, but an enterprise's groups admit",
                "organization=acme;runner-group=|`runner-group`: is set, but its expression is empty",
                "organization=acme;runner-group=gpu;group-admits=|`group-admits`: is set, but its expression is empty",
                "organization=acme;runner-group=gpu;group-admits=[]|`group-admits`: `[]` has no entry",
                "token=ghp_0123456789 abcdefghij|`token`: contains blanks or line ends",
                "github-api-url=http://ghes.acme.com/api/v3|`github-api-url`: `http://ghes.acme.com/api/v3` is plain http",
                "runner-group=gpu|`runner-group`: is set, but a repository's runners have no groups",
                "minimum-lifetime=1h|`minimum-lifetime`: `1h` is more than `59m`",
                "renew-before=5m|`renew-before`: is set, but requires `kubernetes-secret`",
                "release=demo|`release`: is set, but requires `kubernetes-secret`",
                "kind=jit;release=demo|`release`: is set, but a JIT configuration is not renewed",
                "kubernetes-secret=team/demo;release=Demo|`release`: `Demo` is not the name of a release of the runner chart",
                "kind=removal;runner-version=2.338.0|`runner-version`: is set, but a removal token is for all versions",
                "kind=just-in-time|`kind`: `just-in-time` is not one of `registration`, `removal`, `jit`",
                "name=builder|`name`: is set, but is only for a JIT runner",
            })
    void rejectInvalidValues(String inputs, String problem) {
        refused(inputs, problem);
    }

    @Test
    void reportAllProblemsAtOnce() {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read("repository=widgets;kind=jit;minimum-lifetime=1h;timeout=soon;labels=gpu"))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem -> problem.input())
                        .contains("repository", "name", "common-labels", "minimum-lifetime", "timeout"));
    }

    @Test
    void acceptOldRunnersForAnEnterpriseServer() {
        var old = TOKEN + "github-api-url=https://ghes.acme.com/api/v3;runner-version=v2.321.0";

        assertThat(read(old).checks().version())
                .hasValueSatisfying(version -> assertThat(version).hasToString("2.321.0"));
    }

    @Test
    void readARepositoryWithoutOwnerAsOneOfTheOrganisation() {
        var inputs = read(TOKEN + "organization=acme;runner-group=gpu;group-admits=widgets,Acme/gadgets");

        assertThat(inputs.checks().admits()).hasToString("[acme/widgets, Acme/gadgets]");
    }

    private static void refused(String inputs, String problem) {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read(TOKEN + inputs))
                .withMessageContaining(problem);
    }

    private static CredentialRequest.JitConfig runner(String inputs) {
        return (CredentialRequest.JitConfig) read(inputs).request();
    }

    private static RegistrationTokenInputs read(String inputs) {
        return RegistrationTokenInputs.read(TestRun.with(inputs).inputs());
    }
}
