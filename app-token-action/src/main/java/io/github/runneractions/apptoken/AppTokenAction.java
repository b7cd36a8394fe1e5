package io.github.runneractions.apptoken;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.app.App;
import io.github.runneractions.github.app.InstallationToken;
import io.github.runneractions.github.app.RevokeInstallationToken;
import io.github.runneractions.toolkit.Action;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.PostStep;
import io.github.runneractions.toolkit.Report;
import io.github.runneractions.toolkit.State;
import java.util.stream.Collectors;

/** Mints an installation token in two requests; the post step revokes it. */
final class AppTokenAction implements Action<AppTokenInputs, AppTokenResult>, PostStep {
    private static final String TOKEN = "token";
    private static final String EXPIRES_AT = "expires-at";

    @Override
    public AppTokenInputs read(Inputs inputs) {
        return AppTokenInputs.read(inputs);
    }

    @Override
    public AppTokenResult execute(AppTokenInputs inputs, ActionContext context) {
        var client = GitHubClient.of(inputs.server(), inputs.timeout(), context);
        context.log().info("Minting a token of " + inputs.credentials() + " for " + inputs.target());
        var token = new App(inputs.credentials(), client, context).mint(inputs.target(), inputs.narrowing());
        // Before anything else can fail: from here on there is something to revoke.
        context.state().save(TOKEN, token.secret().reveal());
        context.state().save(EXPIRES_AT, token.expiresAt().toString());
        context.log().info("Minted: " + scope(token) + "; " + token.permissions());
        context.log()
                .info("It expires at " + token.expiresAt()
                        + (inputs.skipRevoke() ? " and is not revoked before" : ", and is revoked when the job ends"));
        return new AppTokenResult(token);
    }

    @Override
    public void report(AppTokenResult result, Report report) {
        var token = result.token();
        report.output(TOKEN, token.secret());
        report.output(EXPIRES_AT, token.expiresAt().toString());
        report.output("installation-id", Long.toString(token.installation().id()));
        report.output("app-slug", token.installation().appSlug());
        report.summary("Installation token of **" + token.installation().appSlug() + "** for " + scope(token) + ": "
                + token.permissions() + "; expires " + token.expiresAt());
    }

    @Override
    public void cleanUp(Inputs inputs, State state, ActionContext context) {
        var skip = inputs.flag("skip-token-revoke");
        var api = inputs.url("github-api-url");
        var timeout = inputs.duration("timeout");
        var saved = state.saved(TOKEN);
        if (saved.isEmpty() || skip) {
            context.log().info(skip ? "Not revoking the token: `skip-token-revoke` is set" : "No token to revoke");
            return;
        }
        var token = context.secrets().mask(saved.get());
        var client = GitHubClient.of(inputs.complete(() -> new GitHubServer(api)), timeout, context);
        context.log()
                .info(
                        switch (client.call(new RevokeInstallationToken(), Authorization.token(token))) {
                            case REVOKED -> "Revoked the installation token";
                            case ALREADY_GONE -> "The installation token has expired or was revoked before";
                        });
    }

    private static String scope(InstallationToken token) {
        var account = token.installation().account();
        return token.repositories().isEmpty()
                ? "all repositories of the installation on " + account
                : token.repositories().stream()
                        .map(name -> account + "/" + name)
                        .collect(Collectors.joining(", "));
    }
}
