package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.app.TokenSource;
import io.github.runneractions.github.http.TrustedCertificates;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.Mode;
import io.github.runneractions.runnercleanup.plan.MaxDelete;
import io.github.runneractions.runnercleanup.plan.Runners;
import io.github.runneractions.runnercleanup.plan.SafetyLimits;
import io.github.runneractions.runnercleanup.plan.StalenessRule;
import io.github.runneractions.runnercleanup.runners.CleanupOutcome;
import io.github.runneractions.runnercleanup.runners.FakeTime;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Sleeper;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.SandboxOptions.Checking;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Report;
import io.github.runneractions.toolkit.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A repository's runners at a sandbox that follows a test's time, cleaned up over real HTTP. */
final class SandboxFleet implements AutoCloseable {
    private static final String TOKEN = "ghp_sandboxFleet";
    private static final Duration A_DAY = Duration.ofDays(1);

    private final FakeTime time;
    private final GitHubSandbox sandbox;

    SandboxFleet(FakeTime time) {
        this.time = time;
        // Not checked against the description for ten thousand runners: the scenarios check the same calls.
        this.sandbox =
                GitHubSandbox.start(SandboxOptions.defaults().withClock(time).with(Checking.OFF));
        sandbox.world().addRepository("acme/widgets");
        sandbox.world().addPersonalToken(TOKEN, "octocat", Set.of("repo", "admin:org"));
    }

    SandboxFleet with(int count, Status status) {
        for (var number = 0; number < count; number++) {
            sandbox.world()
                    .addRunner(
                            RegisteredRunner.of("acme/widgets", status + "-" + number, status, "self-hosted", "Linux"));
        }
        return this;
    }

    /** As strict as GitHub is with fast clients. */
    SandboxFleet strict() {
        sandbox.world().secondaryLimit().set(900);
        sandbox.world().rateLimit().set(Integer.MAX_VALUE, A_DAY);
        return this;
    }

    /** The whole action, but for its inputs' reading. */
    RunnerCleanupResult cleanUp(RunnerScope scope, Optional<String> group) {
        return cleanUp(scope, group, time);
    }

    private RunnerCleanupResult cleanUp(RunnerScope scope, Optional<String> group, Sleeper sleeper) {
        var log = Runners.log(new ArrayList<>());
        var environment = new Environment(Map.of());
        var context = new ActionContext(
                new ProcessContext(log, log.secrets(), environment, time, sleeper, _ -> () -> {}),
                log,
                State.unsaved(environment));
        var inputs = new RunnerCleanupInputs(
                new RunnerAddress(new GitHubServer(sandbox.url()), scope),
                new TokenSource.Given(context.secrets().mask(TOKEN)),
                Runners.rules(),
                group,
                new ClusterInputs(
                        Optional.empty(),
                        StalenessRule.OFFLINE,
                        ClusterInputs.LeftoverPolicy.LEAVE,
                        ClusterInputs.BrokenPodPolicy.IGNORE),
                new SafetyLimits(Optional.of(new MaxDelete.Share(100)), SafetyLimits.OnExcess.REFUSE, 0),
                0,
                RunnerCleanupInputs.FailOn.ERROR,
                TrustedCertificates.PUBLIC,
                A_DAY,
                Mode.REMOVE);
        var action = new RunnerCleanupAction();
        var result = action.execute(inputs, context);
        var report = new Report();
        action.report(result, report);
        assertThat(report.outputNames()).contains("deleted", "deleted-names");
        return result;
    }

    CleanupOutcome cleanUp() {
        return cleanUp(time).outcome();
    }

    /** One that waits in its own way. */
    RunnerCleanupResult cleanUp(Sleeper sleeper) {
        return cleanUp(new RunnerScope.OfRepository(new RepositoryName("acme", "widgets")), Optional.empty(), sleeper);
    }

    GitHubSandbox sandbox() {
        return sandbox;
    }

    List<RegisteredRunner> left() {
        return sandbox.world().runners().of(RunnerPlace.of("acme/widgets"));
    }

    /** The statuses of GitHub's responses. */
    List<String> answers() {
        return sandbox.exchanges().stream().map(exchange -> exchange.outcome()).toList();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
