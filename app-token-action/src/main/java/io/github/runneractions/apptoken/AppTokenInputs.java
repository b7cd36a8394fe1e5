package io.github.runneractions.apptoken;

import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.app.AppCredentials;
import io.github.runneractions.github.app.InstallationTarget;
import io.github.runneractions.github.app.Narrowing;
import io.github.runneractions.github.app.Permissions;
import io.github.runneractions.toolkit.Inputs;
import java.time.Duration;

/**
 * What app-token is asked for.
 *
 * @param target where the app must be installed
 * @param narrowing what the token is narrowed to
 * @param timeout for all requests and waits together
 * @param skipRevoke whether the token stays valid after the job
 */
record AppTokenInputs(
        AppCredentials credentials,
        InstallationTarget target,
        Narrowing narrowing,
        GitHubServer server,
        Duration timeout,
        boolean skipRevoke) {
    static AppTokenInputs read(Inputs inputs) {
        var credentials = AppCredentials.read(inputs);
        var scope = TokenScope.read(inputs);
        var permissions = inputs.optional("permissions", Permissions::parse).orElse(Permissions.ALL);
        var api = inputs.url("github-api-url");
        var timeout = inputs.duration("timeout");
        var skipRevoke = inputs.flag("skip-token-revoke");
        return inputs.complete(() -> new AppTokenInputs(
                credentials,
                scope.target(),
                new Narrowing(scope.repositories(), permissions),
                new GitHubServer(api),
                timeout,
                skipRevoke));
    }
}
