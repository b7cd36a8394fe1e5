package io.github.runneractions.apptoken;

import io.github.runneractions.github.app.GitIdentity;
import io.github.runneractions.github.app.InstallationToken;
import io.github.runneractions.runtime.Secret;
import java.util.Optional;

/**
 * What came of it.
 *
 * @param grant what the token is good for
 * @param token the minted token; none in a dry run
 * @param jwt the app's JWT, where it is wanted
 * @param git the app's git identity, where it is wanted
 * @param notice what the user should know about the scope
 */
record AppTokenResult(
        Grant grant,
        Optional<InstallationToken> token,
        Optional<Secret> jwt,
        Optional<GitIdentity> git,
        Optional<String> notice) {}
