package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.runner.RunnerScope.Level;
import io.github.runneractions.toolkit.Action;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.Report;

/** Removes the registrations that dead runners leave behind at GitHub, and none of a runner that may be alive. */
public final class RunnerCleanupAction implements Action<RunnerCleanupInputs, RunnerCleanupResult> {
    @Override
    public RunnerCleanupInputs read(Inputs inputs) {
        return RunnerCleanupInputs.read(inputs);
    }

    @Override
    public RunnerCleanupResult execute(RunnerCleanupInputs inputs, ActionContext context) {
        var scope = inputs.scope();
        context.log().info("Looking at the runners of " + scope + " with " + inputs.selection());
        var deadline = Deadline.in(inputs.timeout(), context.clock());
        var client = GitHubClient.of(inputs.server(), inputs.timeout(), context);
        // With a token that may only read, not even a bug of ours could make a dry run wet.
        var least = scope.least(inputs.dryRun() ? Level.READ : Level.WRITE);
        var decisions = inputs.tokens().use(scope.installation(), least, client, context, token -> {
            var runners = new GitHubRunners(scope, client, token);
            var plan = new Sampling(runners, deadline, context.sleeper(), context.log())
                    .plan(inputs.selection(), inputs.offlineFor());
            return inputs.dryRun() ? plan.decisions() : new Removal(runners, deadline, context.log()).of(plan);
        });
        var result = new RunnerCleanupResult(scope, decisions);
        result.say(context.log());
        return result;
    }

    @Override
    public void report(RunnerCleanupResult result, Report report) {
        result.outputs(report);
        report.summary(new SummaryTable(result).markdown());
        result.attention().ifPresent(report::notice);
    }
}
