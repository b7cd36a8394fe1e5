package io.github.runneractions.github.runner;

import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.http.ApiResponse;
import java.net.URI;

/**
 * GitHub's pages with the settings that errors refer to.
 *
 * @param web the web interface's base
 */
record SettingsPages(URI web) {
    static SettingsPages of(GitHubServer server) {
        return new SettingsPages(server.web());
    }

    /** The pages of the server that sent the response. */
    static SettingsPages of(ApiResponse response) {
        return of(new GitHubServer(response.request().server()));
    }

    /** Where an organisation's owners accept an app's new permissions. */
    String installations(String organization) {
        return web + "/organizations/" + organization + "/settings/installations";
    }

    /** Where users accept those of an app on their own account. */
    String ownInstallations() {
        return web + "/settings/installations";
    }

    String classicTokens() {
        return web + "/settings/tokens";
    }

    String fineGrainedTokens() {
        return web + "/settings/personal-access-tokens";
    }

    /** The page on which an organisation allows self-hosted runners for its repositories. */
    String policies(String organization) {
        return web + "/organizations/" + organization + "/settings/actions";
    }

    String groups(RunnerScope scope) {
        return actions(scope) + "/runner-groups";
    }

    String runner(RunnerScope scope, long id) {
        return actions(scope) + "/runners/" + id;
    }

    private String actions(RunnerScope scope) {
        var owner = scope instanceof RunnerScope.OfOrganization ? "organizations/" + scope : scope.toString();
        return web + "/" + owner + "/settings/actions";
    }
}
