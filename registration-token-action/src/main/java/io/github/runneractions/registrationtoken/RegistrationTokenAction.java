package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.runner.RunnerScope.Level;
import io.github.runneractions.registrationtoken.RegistrationTokenResult.Origin;
import io.github.runneractions.toolkit.Action;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.Report;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes what runners register or remove themselves with, by a token it is given or one minted for this step alone; in a cluster
 * only when what is kept there comes to its end.
 */
final class RegistrationTokenAction implements Action<RegistrationTokenInputs, RegistrationTokenResult> {
    @Override
    public RegistrationTokenInputs read(Inputs inputs) {
        return RegistrationTokenInputs.read(inputs);
    }

    @Override
    public RegistrationTokenResult execute(RegistrationTokenInputs inputs, ActionContext context) {
        var address = inputs.address();
        var deadline = context.clock().instant().plus(inputs.timeout());
        try (var destinations = Destinations.open(inputs, context, deadline)) {
            var kept = destinations.kept(new GitHubTime(address.server(), deadline, context));
            if (kept.isPresent()) {
                destinations.write(kept.get());
                return new RegistrationTokenResult(address, kept.get(), Origin.KEPT);
            }
            return new RegistrationTokenResult(address, make(inputs, destinations, context, deadline), Origin.MADE);
        }
    }

    private static Handout make(
            RegistrationTokenInputs inputs, Destinations destinations, ActionContext context, Instant deadline) {
        var left = Duration.between(context.clock().instant(), deadline);
        var client = GitHubClient.of(inputs.address().server(), left, context.process());
        var scope = inputs.address().scope();
        return inputs.source()
                .use(
                        scope.installation(),
                        scope.least(Level.WRITE),
                        client,
                        context.process(),
                        authorization -> new Making(inputs, destinations, client, authorization, context).make());
    }

    @Override
    public void report(RegistrationTokenResult result, Report report) {
        RegistrationTokenReport.of(result, report);
    }
}
