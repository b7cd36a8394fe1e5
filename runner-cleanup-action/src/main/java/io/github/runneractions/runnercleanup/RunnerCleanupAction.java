package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.Pace;
import io.github.runneractions.github.runner.RunnerGroups;
import io.github.runneractions.github.runner.RunnerScope.Level;
import io.github.runneractions.kubernetes.api.ObjectLister;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.Mode;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.toolkit.Action;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.Report;
import java.util.Optional;

/** Removes the registrations that dead runners leave behind at GitHub, and none of a runner that may be alive. */
public final class RunnerCleanupAction implements Action<RunnerCleanupInputs, RunnerCleanupResult> {
    @Override
    public RunnerCleanupInputs read(Inputs inputs) {
        return RunnerCleanupInputs.read(inputs);
    }

    @Override
    public RunnerCleanupResult execute(RunnerCleanupInputs inputs, ActionContext context) {
        var result = inputs.cluster().connection().isEmpty()
                ? cleanUp(inputs, Optional.empty(), context)
                : withCluster(inputs, context);
        result.say(context.log());
        return result;
    }

    @Override
    public void report(RunnerCleanupResult result, Report report) {
        result.outputs(report);
        report.summary(new SummaryTable(result).markdown());
        result.attention().ifPresent(report::notice);
        result.failure().ifPresent(report::failure);
    }

    private static RunnerCleanupResult withCluster(RunnerCleanupInputs inputs, ActionContext context) {
        var connection = inputs.cluster().connection().orElseThrow();
        try (var cluster = Cluster.of(connection, context.environment(), context.clock())) {
            return cleanUp(inputs, Optional.of(new ObjectLister(cluster)), context);
        }
    }

    private static RunnerCleanupResult cleanUp(
            RunnerCleanupInputs inputs, Optional<ObjectLister> inventory, ActionContext context) {
        var scope = inputs.address().scope();
        context.log().info("Looking at the runners of " + scope + " with " + inputs.selectionWords());
        var client = GitHubClient.of(inputs.address().server(), inputs.timeout(), context.process());
        // With a token that may only read, not even a bug of ours could make a dry run wet.
        var least = scope.least(inputs.mode() == Mode.DRY_RUN ? Level.READ : Level.WRITE);
        var deadline = Deadline.in(inputs.timeout(), context.clock());
        var outcome = inputs.tokens().use(scope.installation(), least, client, context.process(), token -> {
            var pods = inventory.<RunnerPods>map(ClusterPods::new).orElseGet(RunnerPods::unknown);
            var runners = new PacedRunners(
                    new GitHubRunners(scope, client, token), new Pace(context.clock(), context.sleeper()));
            return new Cleanup(
                            inputs.guards(),
                            inputs.waitForOnline(),
                            inputs.mode(),
                            runners,
                            pods,
                            deadline,
                            context.sleeper(),
                            context.log())
                    .run(rules(inputs, client, token));
        });
        return new RunnerCleanupResult(
                scope,
                inventory
                        .filter(_ -> inputs.cluster().leftovers() == ClusterInputs.Leftovers.REMOVE)
                        .map(found -> new Leftovers(found, inputs.rules().selection(), context.clock()))
                        .map(leftovers -> new Tidying(leftovers, inputs.mode(), context.log()).after(outcome))
                        .orElse(outcome),
                inputs.failOn());
    }

    private static Rules rules(RunnerCleanupInputs inputs, GitHubClient client, Authorization token) {
        return inputs.group()
                .map(name -> new RunnerGroups(inputs.address().scope(), client, token).find(name))
                .map(inputs.rules()::in)
                .orElse(inputs.rules());
    }
}
