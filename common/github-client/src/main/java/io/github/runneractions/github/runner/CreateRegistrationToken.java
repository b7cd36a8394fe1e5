package io.github.runneractions.github.runner;

import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Secrets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a token that runners register or remove themselves with.
 *
 * @see <a href="https://docs.github.com/en/rest/actions/self-hosted-runners#create-a-registration-token-for-a-repository">Create a
 *     registration token</a>
 */
public record CreateRegistrationToken(RunnerScope scope, Kind kind, Secrets secrets)
        implements RunnerEndpoint<CreateRegistrationToken.RegistrationToken> {
    /**
     * What a runner registers or removes itself with: any number of runners, for one hour.
     *
     * @param secret the token
     * @param expiresAt by GitHub's clock
     */
    public record RegistrationToken(Secret secret, Instant expiresAt) {}

    /** What the token is good for. */
    public enum Kind {
        /** {@code config.sh --token}. */
        REGISTRATION("registration-token"),
        /** {@code config.sh remove --token}. */
        REMOVAL("remove-token");

        private final String path;

        Kind(String path) {
            this.path = path;
        }
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return scope.path() + "/actions/runners/" + kind.path;
    }

    @Override
    public Set<Integer> expected() {
        return Set.of(201);
    }

    @Override
    public RegistrationToken decode(ApiResponse response) {
        var json = response.json();
        var token = CredentialValidation.secret(this, json.path("token"), response);
        var expiry = OffsetDateTime.parse(json.required("expires_at").asText()).toInstant();
        return new RegistrationToken(secrets.mask(token), CredentialValidation.future(this, expiry, response));
    }

    @Override
    public String describe() {
        return "make a " + kind.name().toLowerCase(Locale.ROOT) + " token for " + scope;
    }

    @Override
    public Optional<ErrorExplanation> explanation(ApiResponse response) {
        return RunnerErrors.ofRegistration(scope, response);
    }
}
