package io.github.runneractions.apptoken;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.app.App;
import io.github.runneractions.github.app.Installation;
import io.github.runneractions.github.app.InstallationToken;
import io.github.runneractions.github.app.Revocation;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.toolkit.ActionContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the installation, then creates its token or, in a dry run, checks whether GitHub would create it. */
final class TokenIssuer {
    private final AppTokenInputs inputs;
    private final ActionContext context;
    private final GitHubClient client;
    private final App app;

    TokenIssuer(AppTokenInputs inputs, ActionContext context) {
        this.inputs = inputs;
        this.context = context;
        this.client = inputs.connection().client(context);
        this.app = new App(inputs.credentials(), client, context.process());
    }

    AppTokenResult issue() {
        say((inputs.dryRun() ? "Checking whether GitHub would create a token of " : "Creating a token of ")
                + inputs.credentials() + " for " + inputs.scope().target());
        var installation = app.find(inputs.scope().target());
        return inputs.dryRun() ? checked(installation) : created(installation);
    }

    private AppTokenResult checked(Installation installation) {
        app.verify(installation, inputs.narrowing());
        var grant = Grant.planned(installation, inputs.narrowing());
        say("No token is created, because this is a dry run. The token would be for " + grant.scope() + "; "
                + grant.permissions());
        return result(grant, Optional.empty(), Optional.empty());
    }

    private AppTokenResult created(Installation installation) {
        var token = app.mint(installation, inputs.narrowing());
        // Before anything else can fail: from here on there is a token to revoke.
        save(token);
        var grant = Grant.of(token);
        say("Created: " + grant.scope() + "; " + grant.permissions());
        say("It expires at " + token.expiresAt() + end());
        return result(grant, Optional.of(token), inputs.gitUser() ? Optional.of(identity(token)) : Optional.empty());
    }

    private void save(InstallationToken token) {
        try {
            SavedToken.save(token, context.state());
        } catch (Failure e) {
            // A post step will not know it.
            revoke(token);
            throw e;
        }
    }

    private void revoke(InstallationToken token) {
        new Revocation(token.secret(), token.expiresAt().toString(), client, context.process()).close();
    }

    private GitIdentity identity(InstallationToken token) {
        try {
            return client.call(
                    new FindBotUser(token.installation().appSlug(), client.server()),
                    Authorization.token(token.secret()));
        } catch (Failure e) {
            if (!context.state().reachesPostStep()) {
                revoke(token);
            }
            throw e;
        }
    }

    private AppTokenResult result(Grant grant, Optional<InstallationToken> token, Optional<GitIdentity> git) {
        return new AppTokenResult(
                grant, token, inputs.exposeJwt() ? Optional.of(app.jwt()) : Optional.empty(), git, notice(token));
    }

    private Optional<String> notice(Optional<InstallationToken> token) {
        var renamed = token.map(InstallationToken::notices).orElse(List.of());
        return Optional.of(Stream.concat(renamed.stream(), inputs.scope().notice().stream())
                        .collect(Collectors.joining(" ")))
                .filter(text -> !text.isEmpty());
    }

    private String end() {
        if (inputs.skipRevoke()) {
            return " and is not revoked earlier";
        }
        return context.state().reachesPostStep()
                ? ", and is revoked when the job ends"
                : ". It is not revoked earlier, because there is no job whose end would trigger it";
    }

    private void say(String text) {
        context.log().info(text);
    }
}
