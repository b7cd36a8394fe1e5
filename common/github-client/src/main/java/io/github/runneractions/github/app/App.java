package io.github.runneractions.github.app;

import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Rejected;
import java.time.Duration;

/** An app that acts as itself: finds its installations and mints their tokens. Two requests on the happy path. */
public final class App {
    /** Below this a 401 has another cause than the clock. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(5);

    private final GitHubClient client;
    private final AppJwt jwt;
    private final ActionContext context;

    /** An app that signs by the clock of {@code client}'s GitHub. */
    public App(AppCredentials credentials, GitHubClient client, ActionContext context) {
        this.client = client;
        this.jwt = new AppJwt(credentials, client.transport().clock(), context.secrets());
        this.context = context;
    }

    /**
     * Mints a token of the installation on {@code target}.
     *
     * @throws Rejected when the app is not installed there, the key or id is wrong, or less is granted than asked for
     */
    public InstallationToken mint(InstallationTarget target, Narrowing narrowing) {
        var installation = find(target);
        return call(new CreateInstallationToken(installation, narrowing, context.secrets()));
    }

    private Installation find(InstallationTarget target) {
        try {
            return call(new FindInstallation(target));
        } catch (Rejected e) {
            throw e.topic().equals(FindInstallation.NOT_INSTALLED)
                    ? new InstallationDiagnosis(client, jwt).explain(target, e)
                    : e;
        }
    }

    private <T> T call(Endpoint<T> endpoint) {
        var answer = client.exchange(endpoint, jwt);
        var surprise = jwt.surprise();
        if (answer.status() == 401 && surprise.abs().compareTo(NOTICEABLE) > 0) {
            context.log()
                    .info("This machine's clock is " + surprise.abs().toSeconds() + " s "
                            + (surprise.isNegative() ? "ahead of" : "behind")
                            + " GitHub's; signing by GitHub's from here on");
            answer = client.exchange(endpoint, jwt);
        }
        return GitHubClient.decoded(endpoint, answer);
    }
}
