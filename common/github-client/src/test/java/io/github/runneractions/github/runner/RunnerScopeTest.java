package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.TestRun;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.InvalidInputs;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunnerScopeTest {
    private static final GitHubServer GITHUB = new GitHubServer(URI.create("https://api.github.com"));

    @Test
    void namesThePlaceOfAnEnterprisesRunners() {
        var enterprise = new RunnerScope.OfEnterprise("acme-corp");

        assertThat(enterprise.path()).isEqualTo("/enterprises/acme-corp");
        assertThat(enterprise).hasToString("enterprises/acme-corp");
        assertThat(enterprise.permission()).isEqualTo("manage_runners:enterprise");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repository=acme/widgets|/repos/acme/widgets|acme/widgets|administration: write|[widgets]",
                "repository=acme/widgets;organization=acme|/orgs/acme|acme|organization_self_hosted_runners: write|[]",
            })
    void isWhatTheInputsName(String inputs, String path, String name, String permission, String repositories) {
        var scope = RunnerScope.read(inputs(inputs));
        var least = scope.least(RunnerScope.Level.WRITE);

        assertThat(scope.path()).isEqualTo(path);
        assertThat(scope.url(GITHUB)).hasToString("https://github.com/" + name);
        assertThat(scope.installation()).hasToString(name);
        assertThat(least.permissions()).hasToString(permission);
        assertThat(least.repositories()).hasToString(repositories);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repository=acme/widgets|acme/widgets",
                "repository=acme/widgets;organization=acme|acme",
                "repository=acme/widgets;enterprise=acme-corp;token=ghp_1|enterprises/acme-corp",
            })
    void mayBeAnEnterprise(String inputs, String name) {
        var read = inputs(inputs);

        var scope = RunnerScope.readWithEnterprise(read);

        assertThat(read.complete(() -> scope)).hasToString(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repository=acme|`repository`: is not `owner/name`",
                "''|`repository`: is required",
                "repository=acme/widgets;organization=a/b|`organization`: is not an organisation's login",
                "repository=acme/widgets;enterprise=a/b|`enterprise`: is not an enterprise's slug",
                "enterprise=acme-corp;organization=acme|`enterprise`: is given together with `organization`",
                "enterprise=acme-corp;client-id=Iv23liAcme|`enterprise`: needs a personal access token as `token`",
                "enterprise=acme-corp;token=ghs_1|`enterprise`: needs a personal access token with the scope",
            })
    void isRefused(String inputs, String problem) {
        var read = inputs(inputs);
        RunnerScope.readWithEnterprise(read);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read.complete(() -> "built"))
                .satisfies(
                        e -> assertThat(e.problems()).singleElement().asString().contains(problem));
    }

    private static Inputs inputs(String text) {
        var variables = new HashMap<String, String>();
        for (var input : text.split(";", -1)) {
            var parts = input.split("=", 2);
            if (parts.length == 2) {
                variables.put("INPUT_" + parts[0].toUpperCase(Locale.ROOT), parts[1]);
            }
        }
        return Inputs.of(new TestRun(variables).context);
    }
}
