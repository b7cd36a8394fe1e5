package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.runner.CreateRegistrationToken;
import io.github.runneractions.github.runner.RunnerScope.Level;
import io.github.runneractions.toolkit.Action;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.Report;

/** Makes a registration or removal token, with a token it is given or one minted for this step alone. */
final class RegistrationTokenAction implements Action<RegistrationTokenInputs, RegistrationTokenResult> {
    @Override
    public RegistrationTokenInputs read(Inputs inputs) {
        return RegistrationTokenInputs.read(inputs);
    }

    @Override
    public RegistrationTokenResult execute(RegistrationTokenInputs inputs, ActionContext context) {
        var client = GitHubClient.of(inputs.address().server(), inputs.timeout(), context);
        var scope = inputs.address().scope();
        var endpoint = new CreateRegistrationToken(scope, inputs.kind(), context.secrets());
        context.log().info("Asking GitHub to " + endpoint.describe());
        var token = inputs.source()
                .use(
                        scope.installation(),
                        scope.least(Level.WRITE),
                        client,
                        context,
                        authorization -> client.call(endpoint, authorization));
        context.log().info("Made; any number of runners can use it until " + token.expiresAt());
        return new RegistrationTokenResult(
                inputs.kind(), scope, inputs.address().url(), token);
    }

    @Override
    public void report(RegistrationTokenResult result, Report report) {
        report.output(result.outputName(), result.token().secret());
        report.output("expires-at", result.token().expiresAt().toString());
        report.output("runner-url", result.runnerUrl().toString());
        report.summary("A " + result.outputName().replace('-', ' ') + " for **" + result.scope() + "**, good until "
                + result.token().expiresAt());
    }
}
