package io.github.runneractions.apptoken;

import io.github.runneractions.github.app.InstallationToken;

/**
 * What came of it.
 *
 * @param token the minted token with its scope
 */
record AppTokenResult(InstallationToken token) {}
