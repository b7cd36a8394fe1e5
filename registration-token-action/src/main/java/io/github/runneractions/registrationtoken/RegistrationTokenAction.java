package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.crypto.BoringSsl;
import io.github.runneractions.github.runner.RunnerCredential;
import io.github.runneractions.github.runner.RunnerScope.Level;
import io.github.runneractions.registrationtoken.RegistrationTokenResult.Origin;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.toolkit.Action;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.Report;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Creates a runner credential, or returns the one that the Kubernetes Secret keeps, as long as that is valid. */
final class RegistrationTokenAction implements Action<RegistrationTokenInputs, RegistrationTokenResult> {
    @Override
    public RegistrationTokenInputs read(Inputs inputs) {
        BoringSsl.loadEarly();
        return RegistrationTokenInputs.read(inputs);
    }

    @Override
    public Set<String> harmlessInputs() {
        return Set.of("random-suffix", "release", "renew-before", "timeout", "work-folder");
    }

    @Override
    public RegistrationTokenResult execute(RegistrationTokenInputs inputs, ActionContext context) {
        // Before any request: a credential that cannot be written would be lost.
        inputs.file().ifPresent(SecretFile::check);
        var client = client(inputs, context);
        return inputs.secret().isPresent()
                ? renewed(inputs, inputs.secret().get(), client, context)
                : created(
                        inputs,
                        new CredentialDelivery(inputs.file(), Optional.empty(), context.log()),
                        client,
                        context);
    }

    private static RegistrationTokenResult renewed(
            RegistrationTokenInputs inputs, SecretTarget target, GitHubClient client, ActionContext context) {
        var deadline = Deadline.in(inputs.timeout(), context.clock());
        try (var secret = CredentialSecret.of(target, inputs.address(), context, deadline)) {
            secret.connect();
            var kept = stillValid(inputs, secret, client, context);
            var delivery = new CredentialDelivery(inputs.file(), Optional.of(secret), context.log());
            if (kept.isEmpty()) {
                return secret.telling(() -> created(inputs, delivery, client, context));
            }
            secret.say("holds a token that is valid until " + kept.get().expiresAt() + "; nothing to renew");
            delivery.toFile(kept.get());
            return new RegistrationTokenResult(inputs.address(), kept.get(), Origin.KEPT);
        }
    }

    private static Optional<RunnerCredential.Token> stillValid(
            RegistrationTokenInputs inputs, CredentialSecret secret, GitHubClient client, ActionContext context) {
        var renewal = new TokenRenewal(inputs, client, context);
        return secret.telling(() -> secret.find(inputs.request()).filter(token -> !renewal.isDue(token)));
    }

    private static RegistrationTokenResult created(
            RegistrationTokenInputs inputs, CredentialDelivery delivery, GitHubClient client, ActionContext context) {
        var credential = withToken(inputs, client, context, issuer -> issuer.issue(delivery));
        return new RegistrationTokenResult(inputs.address(), credential, Origin.CREATED);
    }

    private static RunnerCredential withToken(
            RegistrationTokenInputs inputs,
            GitHubClient client,
            ActionContext context,
            Function<CredentialIssuer, RunnerCredential> work) {
        var scope = inputs.address().scope();
        return inputs.source()
                .use(
                        scope.installation(),
                        scope.least(Level.WRITE),
                        client,
                        context.process(),
                        authorization -> work.apply(new CredentialIssuer(inputs, client, authorization, context)));
    }

    private static GitHubClient client(RegistrationTokenInputs inputs, ActionContext context) {
        return GitHubClient.of(inputs.address().server(), inputs.timeout(), inputs.trusted(), context.process());
    }

    /** A JIT runner whose configuration is lost can never start; tokens expire within the hour. */
    @Override
    public void takeBack(RegistrationTokenInputs inputs, RegistrationTokenResult result, ActionContext context) {
        if (result.credential() instanceof RunnerCredential.JitConfig config) {
            // The installation token that registered it is revoked already.
            withToken(inputs, client(inputs, context), context, issuer -> {
                issuer.remove(config.runner());
                return config;
            });
        }
    }

    @Override
    public void report(RegistrationTokenResult result, Report report) {
        RegistrationTokenReport.of(result, report);
    }
}
