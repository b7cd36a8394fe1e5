package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.runner.CreateRegistrationToken;
import io.github.runneractions.github.runner.CreateRemoveToken;
import io.github.runneractions.github.runner.DeleteRunner;
import io.github.runneractions.github.runner.GenerateJitConfig;
import io.github.runneractions.github.runner.JitRegistration;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerCredential;
import io.github.runneractions.github.runner.RunnerGroups;
import io.github.runneractions.github.runner.RunnerGroups.RunnerGroup;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.toolkit.ActionContext;
import java.time.Duration;
import java.util.Optional;

/** Checks first, then creates the credential, checks it too, and delivers it. */
record CredentialIssuer(
        RegistrationTokenInputs inputs, GitHubClient client, Authorization authorization, ActionContext context) {
    static final Topic SHORT_LIVED = new Topic("The token expires too soon");

    RunnerCredential issue(CredentialDelivery delivery) {
        inputs.checks()
                .version()
                .ifPresent(new VersionCheck(inputs.address(), client, authorization, context.log())::of);
        var group = group();
        return switch (inputs.request()) {
            case CredentialRequest.RegistrationToken _ -> {
                var token = token(new CreateRegistrationToken(scope(), context.secrets()));
                delivery.deliver(token, delivery.secret().flatMap(_ -> removalToken()));
                yield token;
            }
            case CredentialRequest.RemovalToken _ -> {
                var token = token(removal());
                delivery.deliver(token, Optional.empty());
                yield token;
            }
            case CredentialRequest.JitConfig runner -> jitConfig(runner, group.orElseGet(groups()::standard), delivery);
        };
    }

    /** The requested runner group, if it exists and admits the repositories that it must. */
    private Optional<RunnerGroup> group() {
        var group = inputs.checks().group().map(groups()::find);
        group.ifPresent(found -> inputs.checks().admits().forEach(name -> groups().requireAdmission(found, name)));
        return group;
    }

    private RunnerGroups groups() {
        return new RunnerGroups(scope(), client, authorization);
    }

    /** Pods can start without it: they only leave their runners at GitHub. */
    private Optional<RunnerCredential.RemovalToken> removalToken() {
        try {
            return Optional.of(client.call(removal(), authorization));
        } catch (Failure e) {
            context.log()
                    .info("The Secret gets no removal token; pods leave their runners at GitHub: "
                            + ForeignText.inOneLine(e.getMessage()));
            return Optional.empty();
        }
    }

    private CreateRemoveToken removal() {
        return new CreateRemoveToken(scope(), context.secrets());
    }

    private <T extends RunnerCredential.Token> T token(Endpoint<T> endpoint) {
        context.log().info("Asking GitHub to " + endpoint.describe());
        var token = client.call(endpoint, authorization);
        var left = Duration.between(client.clock().rawNow(), token.expiresAt());
        if (left.compareTo(inputs.checks().minimumLifetime()) < 0) {
            throw new PreconditionFailed(
                    SHORT_LIVED,
                    "Tried to " + endpoint.describe() + ", but the token is valid for " + left.toSeconds() + " s only.",
                    "Run the step again. If GitHub's tokens are always this short, lower `minimum-lifetime`.");
        }
        context.log().info("Created. Any number of runners can use it until " + token.expiresAt());
        return token;
    }

    private RunnerCredential.JitConfig jitConfig(
            CredentialRequest.JitConfig runner, RunnerGroup group, CredentialDelivery delivery) {
        var endpoint = new GenerateJitConfig(
                scope(), runner.name(), group.id(), runner.labels(), runner.workFolder(), context.secrets());
        context.log().info("Asking GitHub to " + endpoint.describe());
        // If the job is cancelled, a token of our own must not be revoked before it has removed the runner.
        try (var _ = context.cancellation().hold()) {
            var config = new JitRegistration(endpoint, client, authorization, context.process()).register();
            context.log().info("Registered as runner " + config.runner().id() + ", for one job");
            try {
                delivery.deliver(config, Optional.empty());
                // Does not wait, but ends here if the job was cancelled.
                context.sleeper().sleep(Duration.ZERO);
                return config;
            } catch (RuntimeException e) {
                // Its configuration is lost, so the runner can never start.
                remove(config.runner());
                throw e;
            }
        }
    }

    /** Removes a JIT runner whose configuration nobody will get. */
    void remove(Runner runner) {
        try {
            client.atLeastOnce().call(new DeleteRunner(scope(), runner.id()), authorization);
            context.log().info("Removed runner " + runner.id() + " again");
        } catch (Failure e) {
            context.log()
                    .info("Runner " + runner.id() + " remains until GitHub removes it after a day: "
                            + ForeignText.inOneLine(e.getMessage()));
        }
    }

    private RunnerScope scope() {
        return inputs.address().scope();
    }
}
