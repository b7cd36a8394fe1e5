package io.github.runneractions.github.runner;

import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.runner.RunnerCredential.RegistrationToken;
import io.github.runneractions.runtime.Secrets;
import java.util.Optional;
import java.util.Set;

/**
 * Creates a token that runners register themselves with.
 *
 * @see <a href="https://docs.github.com/en/rest/actions/self-hosted-runners#create-a-registration-token-for-a-repository">Create a
 *     registration token</a>
 */
public record CreateRegistrationToken(RunnerScope scope, Secrets secrets) implements RunnerEndpoint<RegistrationToken> {
    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return scope.path() + "/actions/runners/registration-token";
    }

    @Override
    public Set<Integer> expected() {
        return Set.of(201);
    }

    @Override
    public RegistrationToken decode(ApiResponse response) {
        // Masked before the rest is read: the token is alive even when its expiry is not readable.
        var secret =
                secrets.mask(CredentialValidation.secret(this, response.json().path("token"), response));
        var expiresAt = CredentialValidation.expiry(this, response);
        return new RegistrationToken(scope, secret, expiresAt);
    }

    @Override
    public String describe() {
        return "create a registration token for " + scope;
    }

    @Override
    public Optional<ErrorExplanation> explanation(ApiResponse response) {
        return RunnerErrors.ofRegistration(scope, response);
    }
}
