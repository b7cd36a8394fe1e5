package io.github.runneractions.apptoken;

import io.github.runneractions.github.app.InstallationToken;
import io.github.runneractions.runtime.Secret;
import java.util.Optional;

/**
 * The token, or the result of a dry run.
 *
 * @param grant what the token gives access to
 * @param token empty in a dry run
 * @param jwt with {@code expose-jwt}
 * @param git with {@code git-user}
 * @param notice what the user should know about the selected repositories
 */
record AppTokenResult(
        Grant grant,
        Optional<InstallationToken> token,
        Optional<Secret> jwt,
        Optional<GitIdentity> git,
        Optional<String> notice) {}
