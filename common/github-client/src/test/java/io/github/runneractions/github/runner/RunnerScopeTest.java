package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.GitHubServer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunnerScopeTest {
    private static final GitHubServer GITHUB = new GitHubServer(URI.create("https://api.github.com"));

    @Test
    void knowsThePathOfAnEnterprise() {
        var enterprise = new RunnerScope.OfEnterprise("acme-corp");

        assertThat(enterprise.path()).isEqualTo("/enterprises/acme-corp");
        assertThat(enterprise).hasToString("enterprises/acme-corp");
        assertThat(enterprise.permission()).isEqualTo("manage_runners:enterprise");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme/widgets|/repos/acme/widgets|acme/widgets|administration: write|[widgets]",
                "acme|/orgs/acme|acme|organization_self_hosted_runners: write|[]",
            })
    void knowsThePathAndThePermission(String name, String path, String shown, String permission, String repositories) {
        var scope = name.contains("/") ? RunnerScope.repository(name) : RunnerScope.organization(name);
        var least = scope.least(RunnerScope.Level.WRITE);

        assertThat(scope.path()).isEqualTo(path);
        assertThat(scope.url(GITHUB)).hasToString("https://github.com/" + shown);
        assertThat(scope.installation()).hasToString(shown);
        assertThat(least.permissions()).hasToString(permission);
        assertThat(least.repositories()).hasToString(repositories);
    }
}
