package io.github.runneractions.github.runner;

import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.Refusal;
import io.github.runneractions.github.http.Answer;
import io.github.runneractions.github.runner.RunnerCredential.RemovalToken;
import io.github.runneractions.runtime.Secrets;
import java.util.Optional;
import java.util.Set;

/**
 * Creates a token that runners remove themselves with.
 *
 * @see <a href="https://docs.github.com/en/rest/actions/self-hosted-runners#create-a-remove-token-for-a-repository">Create a
 *     remove token</a>
 */
public record CreateRemoveToken(RunnerScope scope, Secrets secrets) implements Endpoint<RemovalToken> {
    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return scope.path() + "/actions/runners/remove-token";
    }

    @Override
    public Set<Integer> expected() {
        return Set.of(201);
    }

    @Override
    public RemovalToken decode(Answer answer) {
        // Masked before the rest is read: the token is alive even when its expiry is not readable.
        var secret = secrets.mask(HandedOut.secret(this, answer.json().path("token"), answer));
        var expiresAt = HandedOut.expiry(this, answer);
        return new RemovalToken(scope, secret, expiresAt);
    }

    @Override
    public String describe() {
        return "make a removal token for " + scope;
    }

    @Override
    public Optional<Refusal> refusal(Answer answer) {
        return RunnerRefusals.ofRegistration(scope, answer);
    }
}
