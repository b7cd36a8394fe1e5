package io.github.runneractions.github.app;

import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.http.ApiResponse;
import java.util.Set;

/**
 * Revokes the token it is called with. GitHub responds with 401 when it has expired or is already revoked: nothing is left to
 * do.
 *
 * @see <a href="https://docs.github.com/en/rest/apps/installations#revoke-an-installation-access-token">Revoke an installation
 *     access token</a>
 */
record RevokeInstallationToken() implements Endpoint<RevokeInstallationToken.Outcome> {
    /** Whether the token was valid. */
    public enum Outcome {
        /** It was valid until this call. */
        REVOKED,
        /** It was not valid any more. */
        ALREADY_GONE
    }

    @Override
    public String method() {
        return "DELETE";
    }

    @Override
    public String path() {
        return "/installation/token";
    }

    @Override
    public Set<Integer> expected() {
        return Set.of(204, 401);
    }

    @Override
    public Outcome decode(ApiResponse response) {
        return response.status() == 204 ? Outcome.REVOKED : Outcome.ALREADY_GONE;
    }

    @Override
    public String describe() {
        return "revoke the installation token";
    }
}
