package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.toolkit.TestRun;
import java.net.URI;
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
        var scope = RunnerScope.read(TestRun.with(inputs).inputs());
        var least = scope.least(RunnerScope.Level.WRITE);

        assertThat(scope.path()).isEqualTo(path);
        assertThat(scope.url(GITHUB)).hasToString("https://github.com/" + name);
        assertThat(scope.installation()).hasToString(name);
        assertThat(least.permissions()).hasToString(permission);
        assertThat(least.repositories()).hasToString(repositories);
    }
}
