package io.github.runneractions.apptoken;

import io.github.runneractions.github.app.Revocation;
import io.github.runneractions.github.crypto.BoringSsl;
import io.github.runneractions.toolkit.Action;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.PostStep;
import io.github.runneractions.toolkit.Report;
import io.github.runneractions.toolkit.State;
import java.util.Set;

/** Creates an installation token in two requests; the post step revokes it. */
final class AppTokenAction implements Action<AppTokenInputs, AppTokenResult>, PostStep {
    @Override
    public AppTokenInputs read(Inputs inputs) {
        BoringSsl.loadEarly();
        return AppTokenInputs.read(inputs);
    }

    @Override
    public Set<String> harmlessInputs() {
        return Set.of("expose-jwt", "git-user", "skip-token-revoke", "timeout");
    }

    @Override
    public AppTokenResult execute(AppTokenInputs inputs, ActionContext context) {
        return new TokenIssuer(inputs, context).issue();
    }

    @Override
    public void takeBack(AppTokenInputs inputs, AppTokenResult result, ActionContext context) {
        result.token()
                .ifPresent(token -> new Revocation(
                                token.secret(),
                                token.expiresAt().toString(),
                                inputs.connection().client(context),
                                context.process())
                        .close());
    }

    @Override
    public void report(AppTokenResult result, Report report) {
        AppTokenReport.of(result, report);
    }

    @Override
    public void cleanUp(Inputs inputs, State state, ActionContext context) {
        var skip = inputs.flag("skip-token-revoke");
        var connection = Connection.read(inputs);
        var saved = SavedToken.read(state, context.secrets());
        // An invalid flag does not fail the post step here: `complete` reports it below, if there is a token to revoke.
        var kept = skip.ifValid().orElse(false);
        if (saved.isEmpty() || kept) {
            context.log().info(kept ? "Not revoking the token: `skip-token-revoke` is set" : "No token to revoke");
            return;
        }
        var client = inputs.complete(() -> connection.get().client(context));
        new Revocation(saved.get().secret(), saved.get().expiresAt(), client, context.process()).close();
    }
}
