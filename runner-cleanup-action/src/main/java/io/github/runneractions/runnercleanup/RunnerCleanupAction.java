package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.Pace;
import io.github.runneractions.github.runner.RunnerGroups;
import io.github.runneractions.github.runner.RunnerScope.Level;
import io.github.runneractions.kubernetes.api.ObjectLister;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.event.EventRecorder;
import io.github.runneractions.runnercleanup.ClusterCleanup.ClusterOutcome;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.Mode;
import io.github.runneractions.runnercleanup.cluster.ClusterPods;
import io.github.runneractions.runnercleanup.cluster.RunnerPods;
import io.github.runneractions.runnercleanup.plan.Rules;
import io.github.runneractions.runnercleanup.runners.CleanupContext;
import io.github.runneractions.runnercleanup.runners.CleanupOutcome;
import io.github.runneractions.runnercleanup.runners.GitHubRunners;
import io.github.runneractions.runnercleanup.runners.StaleRunnerCleaner;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.toolkit.Action;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.Report;
import java.util.Optional;
import java.util.Set;

/** Removes stale runners from GitHub: the registrations of runners that are gone, and none of a runner that may be alive. */
public final class RunnerCleanupAction implements Action<RunnerCleanupInputs, RunnerCleanupResult> {
    @Override
    public RunnerCleanupInputs read(Inputs inputs) {
        return RunnerCleanupInputs.read(inputs);
    }

    @Override
    public Set<String> harmlessInputs() {
        return Set.of(
                "busy-wait",
                "delete-broken-pods",
                "ephemeral",
                "fail-on",
                "leftovers",
                "on-excess",
                "pods-decide",
                "timeout");
    }

    @Override
    public RunnerCleanupResult execute(RunnerCleanupInputs inputs, ActionContext context) {
        var result = inputs.cluster().connection().isEmpty()
                ? cleanUp(inputs, Optional.empty(), context)
                : withCluster(inputs, context);
        new RunnerCleanupReport(result).log(context.log());
        return result;
    }

    @Override
    public void report(RunnerCleanupResult result, Report report) {
        new RunnerCleanupReport(result).write(report);
    }

    private static RunnerCleanupResult withCluster(RunnerCleanupInputs inputs, ActionContext context) {
        var connection = inputs.cluster().connection().orElseThrow();
        try (var cluster = Cluster.of(connection, context.environment(), context.clock())) {
            var deadline = Deadline.in(inputs.timeout(), context.clock());
            try {
                var result = cleanUp(inputs, Optional.of(new ObjectLister(cluster.until(deadline))), context);
                // Only now: a token of its own is revoked, and the cluster keeps nobody waiting for that.
                events(inputs, cluster, context).ifPresent(events -> events.tell(result));
                return result;
            } catch (Failure e) {
                events(inputs, cluster, context).ifPresent(events -> events.tell(e));
                throw e;
            }
        }
    }

    /** Without a release, it is not known which Deployment the runners belong to. In a dry run, nothing is changed. */
    private static Optional<CleanupEvents> events(RunnerCleanupInputs inputs, Cluster cluster, ActionContext context) {
        return inputs.rules()
                .selection()
                .release()
                .filter(_ -> inputs.mode() == Mode.REMOVE)
                .map(release ->
                        new CleanupEvents(EventRecorder.of(cluster, "runner-cleanup", context.process()), release));
    }

    private static RunnerCleanupResult cleanUp(
            RunnerCleanupInputs inputs, Optional<ObjectLister> inventory, ActionContext context) {
        var scope = inputs.address().scope();
        context.log().info("Checking the runners of " + scope + " with " + inputs.selectionWords());
        inputs.doubtAboutToken().ifPresent(context.log()::info);
        var client = GitHubClient.of(inputs.address().server(), inputs.timeout(), inputs.trusted(), context.process());
        // With a token that can only read, a bug in this action cannot remove anything in a dry run.
        var least = scope.least(inputs.mode() == Mode.DRY_RUN ? Level.READ : Level.WRITE);
        var pace = new Pace(context.clock(), context.sleeper());
        return inputs.tokens().use(scope.installation(), least, client, context.process(), token -> {
            var runners = new GitHubRunners(scope, client, token, pace);
            var outcome = removeRunners(inputs, rules(inputs, client, token), runners, inventory, context);
            var cluster = inventory
                    .filter(_ -> outcome.failure().isEmpty())
                    .map(objects -> new ClusterCleanup(inputs, objects, runners, client.clock()::rawNow).after(outcome))
                    .orElse(ClusterOutcome.NOTHING);
            return new RunnerCleanupResult(
                    scope,
                    inputs.rules().selection(),
                    cluster.failure().map(outcome::failedWith).orElse(outcome),
                    cluster,
                    inputs.mode(),
                    inputs.failOn());
        });
    }

    private static CleanupOutcome removeRunners(
            RunnerCleanupInputs inputs,
            Rules rules,
            GitHubRunners runners,
            Optional<ObjectLister> inventory,
            ActionContext context) {
        var pods = inventory.<RunnerPods>map(ClusterPods::new).orElseGet(RunnerPods::unknown);
        var deadline = Deadline.in(inputs.timeout(), context.clock());
        var cleaner = new StaleRunnerCleaner(
                inputs.limits(),
                inputs.waitForOnline(),
                new CleanupContext(runners, pods, deadline, context.sleeper(), context.log()));
        return inputs.mode() == Mode.DRY_RUN ? cleaner.dryRun(rules) : cleaner.remove(rules);
    }

    private static Rules rules(RunnerCleanupInputs inputs, GitHubClient client, Authorization token) {
        return inputs.group()
                .map(name -> new RunnerGroups(inputs.address().scope(), client, token).find(name))
                .map(inputs.rules()::in)
                .orElse(inputs.rules());
    }
}
