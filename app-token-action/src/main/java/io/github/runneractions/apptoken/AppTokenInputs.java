package io.github.runneractions.apptoken;

import io.github.runneractions.github.app.AppCredentials;
import io.github.runneractions.github.app.TokenRestrictions;
import io.github.runneractions.inputs.AppCredentialsInputs;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;

/**
 * The inputs of app-token.
 *
 * @param scope where the app must be installed, and for which repositories the token is
 * @param narrowing the restrictions of the token
 * @param dryRun whether no token is created
 * @param skipRevoke whether the token stays valid after the job
 * @param exposeJwt whether the app's JWT is an output
 * @param gitUser whether the app's git identity is an output
 */
record AppTokenInputs(
        AppCredentials credentials,
        RepositorySelection scope,
        TokenRestrictions narrowing,
        Connection connection,
        boolean dryRun,
        boolean skipRevoke,
        boolean exposeJwt,
        boolean gitUser) {
    static AppTokenInputs read(Inputs inputs) {
        var credentials = credentials(inputs);
        var scope = ScopeInputs.read(inputs);
        var permissions = PermissionInputs.read(inputs);
        var connection = Connection.read(inputs);
        var dryRun = inputs.nonEmptyIfGiven("dry-run", InputParsers::flag).map(dry -> dry.orElse(false));
        var skipRevoke = inputs.flag("skip-token-revoke");
        var exposeJwt = inputs.flag("expose-jwt");
        var gitUser = inputs.flag("git-user");
        return inputs.complete(() -> new AppTokenInputs(
                credentials.get(),
                scope.get(),
                new TokenRestrictions(scope.get().repositories(), scope.get().repositoryIds(), permissions.get()),
                connection.get(),
                dryRun.get(),
                skipRevoke.get(),
                exposeJwt.get(),
                gitUser.get()));
    }

    private static Input<AppCredentials> credentials(Inputs inputs) {
        if (inputs.optional("jwt").isEmpty()) {
            return AppCredentialsInputs.read(inputs);
        }
        if (inputs.optional("private-key").isPresent()) {
            inputs.problem("jwt", "is set together with `private-key`; set only one of them");
            // Masked all the same.
            inputs.optionalSecret("jwt");
            return AppCredentialsInputs.read(inputs);
        }
        return JwtInput.read(inputs);
    }
}
