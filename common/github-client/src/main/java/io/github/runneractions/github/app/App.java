package io.github.runneractions.github.app;

import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.http.Answer;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Secret;
import java.time.Duration;

/** An app that acts as itself: finds its installations and mints their tokens. Two requests on the happy path. */
public final class App {
    /** Below this a 401 has another cause than the clock. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(5);

    /** Below this an answer that came late could pass for a clock that is off. */
    private static final Duration WORTH_SAYING = Duration.ofSeconds(30);

    private final GitHubClient client;
    private final AppJwt jwt;
    private final ProcessContext context;

    /** An app that signs by the clock of {@code client}'s GitHub. */
    public App(AppCredentials credentials, GitHubClient client, ProcessContext context) {
        this.client = client;
        this.jwt = new AppJwt(credentials, client.clock(), context.secrets());
        this.context = context;
    }

    /**
     * Finds the installation on {@code target}.
     *
     * @throws Rejected when the app is not installed there, or the key or id is wrong
     */
    public Installation find(InstallationTarget target) {
        try {
            return call(new FindInstallation(target));
        } catch (Rejected e) {
            throw e.topic().equals(FindInstallation.NOT_INSTALLED)
                    ? new InstallationDiagnosis(client, jwt).explain(target, e)
                    : e;
        }
    }

    /**
     * Mints a token of {@code installation}.
     *
     * @throws Rejected when less is granted than asked for
     */
    public InstallationToken mint(Installation installation, Narrowing narrowing) {
        var endpoint = new CreateInstallationToken(installation, narrowing, context.secrets());
        var answer = exchange(endpoint);
        try {
            return decoded(endpoint, answer);
        } catch (Rejected e) {
            endpoint.secret(answer).ifPresent(this::revoke);
            throw e.topic().equals(MintRefusals.REPOSITORY) ? naming(endpoint, e) : e;
        }
    }

    /** A token of whose answer the rest could not be read is nobody's, but alive. */
    private void revoke(Secret token) {
        new Revocation(token, "the end of its hour", client, context).close();
    }

    /**
     * Finds out whether {@link #mint} would succeed, without minting.
     *
     * @throws Rejected with what GitHub would say
     */
    public void verify(Installation installation, Narrowing narrowing) {
        var endpoint = new CreateInstallationToken(installation, narrowing, context.secrets());
        if (installation.state() == Installation.State.SUSPENDED) {
            throw GitHubClient.rejected(endpoint, MintRefusals.suspended(installation), 403);
        }
        var lacking = narrowing.permissions().missingFrom(installation.permissions());
        if (!lacking.isEmpty()) {
            throw GitHubClient.rejected(endpoint, MintRefusals.notGranted(installation, lacking), 422);
        }
        var missing = new MissingRepositories(client, jwt).of(installation, narrowing.repositories());
        if (!missing.isEmpty()) {
            throw GitHubClient.rejected(endpoint, MintRefusals.missing(installation, missing), 422);
        }
    }

    /** A JWT of the app's own, good for some minutes and by GitHub's clock. */
    public Secret jwt() {
        return jwt.jwt();
    }

    private Rejected naming(CreateInstallationToken endpoint, Rejected refused) {
        try {
            var missing = new MissingRepositories(client, jwt)
                    .of(endpoint.installation(), endpoint.narrowing().repositories());
            return missing.isEmpty()
                    ? refused
                    : GitHubClient.rejected(
                            endpoint, MintRefusals.missing(endpoint.installation(), missing), refused.status());
        } catch (Failure _) {
            // The first answer stands by itself; a failed look around must not hide it.
            return refused;
        }
    }

    private <T> T call(Endpoint<T> endpoint) {
        return decoded(endpoint, exchange(endpoint));
    }

    private Answer exchange(Endpoint<?> endpoint) {
        var answer = client.exchange(endpoint, jwt);
        var surprise = jwt.surprise();
        var repeat = answer.status() == 401 && jwt.renewable() && surprise.abs().compareTo(NOTICEABLE) > 0;
        if (repeat || surprise.abs().compareTo(WORTH_SAYING) > 0) {
            context.log()
                    .info("This machine's clock is " + surprise.abs().toSeconds() + " s "
                            + (surprise.isNegative() ? "ahead of" : "behind")
                            + " GitHub's; signing by GitHub's from here on");
        }
        return repeat ? client.exchange(endpoint, jwt) : answer;
    }

    private <T> T decoded(Endpoint<T> endpoint, Answer answer) {
        if (answer.status() == 401 && !jwt.renewable() && !answer.message().isEmpty()) {
            throw GitHubClient.rejected(endpoint, AppRefusals.given(answer), 401);
        }
        var disbelieved = client.clock().disbelieved();
        if (answer.status() == 401 && disbelieved.isPresent()) {
            throw GitHubClient.rejected(endpoint, AppRefusals.clock(disbelieved.get()), 401);
        }
        return GitHubClient.decoded(endpoint, answer);
    }
}
