package io.github.runneractions.deploy;

import io.github.runneractions.deploy.rollout.RunnerRoster;
import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.runner.CreateRegistrationToken;
import io.github.runneractions.github.runner.CreateRemoveToken;
import io.github.runneractions.github.runner.RunnerCredential;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.toolkit.ActionContext;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The release's runners at GitHub.
 *
 * @param page what they register with
 */
record RunnersAtGitHub(
        RunnerScope scope, URI page, GitHubClient client, Authorization authorization, ActionContext context) {
    /** A deployment does not wait longer for what it can do without. */
    private static final Duration OPTIONAL = Duration.ofSeconds(20);

    /** Those that are listed. */
    RunnerRoster roster() {
        return RunnerRoster.of(scope, client, authorization, context.log());
    }

    /** With requests that end by {@code deadline}. */
    RunnersAtGitHub until(Deadline deadline) {
        return new RunnersAtGitHub(scope, page, client.until(deadline), authorization, context);
    }

    /** Creates what pods register and remove their runners with. */
    Registration register() {
        var token = registrationToken();
        return new Registration(token.secret(), removalToken(), token.expiresAt(), scope.toString(), page);
    }

    /** Creates what runners register with. */
    RunnerCredential.RegistrationToken registrationToken() {
        return client.call(new CreateRegistrationToken(scope, context.secrets()), authorization);
    }

    /** Pods can start without it: they only leave their runners at GitHub. A token that lists runners may not be able to create it. */
    Optional<Secret> removalToken() {
        try {
            return Optional.of(client.within(OPTIONAL)
                    .call(new CreateRemoveToken(scope, context.secrets()), authorization)
                    .secret());
        } catch (Failure e) {
            context.log()
                    .info("The Secret gets no removal token, so that pods leave their runners at GitHub: "
                            + ForeignText.inOneLine(e.getMessage()));
            return Optional.empty();
        }
    }
}
