package io.github.runneractions.github.app;

import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.app.AppCredentials.AppKey;
import io.github.runneractions.runtime.FakeTime;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.model.RegisteredApp;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import io.github.runneractions.toolkit.TestRun;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An app installed on the organisation acme, at a GitHub of its own, in time that passes only when a test sleeps. */
public final class Acme implements AutoCloseable {
    public static final InstallationTarget WIDGETS =
            new InstallationTarget.OfRepository(new RepositoryName("acme", "widgets"));
    public static final TokenRestrictions TO_WIDGETS = new TokenRestrictions(List.of("widgets"), Permissions.ALL);

    private final TestRun run = TestRun.inWorkflow(Map.of());
    final FakeTime time = run.time;
    final List<String> lines = run.lines;
    final List<Runnable> cancellations = run.cancellations;
    public final ProcessContext context = run.process;
    public final GitHubSandbox sandbox;
    public final AppCredentials credentials = new AppKey("Iv23liAcme", Keys.privateKey());

    public Acme() {
        this(Optional.empty());
    }

    private Acme(Optional<Clock> clock) {
        sandbox = GitHubSandbox.start(
                SandboxOptions.defaults().withClock(clock.orElse(time)).with(SandboxOptions.Checking.OFF));
        var world = sandbox.world();
        world.addApp(
                new RegisteredApp(12345, "Iv23liAcme", "acme-deployer", "Acme deployer", "acme", Keys.RSA.getPublic()));
        world.addRepository("acme/widgets");
        world.install(StoredInstallation.of(42, 12345, "acme", Map.of("administration", "write")));
    }

    /** For separate processes, which have only the real time. */
    static Acme inRealTime() {
        return new Acme(Optional.of(Clock.systemUTC()));
    }

    /** A client of that GitHub. */
    public GitHubClient client() {
        return GitHubClient.of(new GitHubServer(sandbox.url()), Duration.ofMinutes(5), context);
    }

    /** A run that is cancelled as soon as it registers for that. */
    ProcessContext cancelledAtOnce() {
        return new ProcessContext(
                context.log(),
                context.secrets(),
                context.environment(),
                context.clock(),
                context.sleeper(),
                cleanUp -> {
                    cleanUp.run();
                    return () -> {};
                });
    }

    /** A run on a machine whose clock is {@code clock}. */
    ProcessContext withClock(Clock clock) {
        return new ProcessContext(
                context.log(),
                context.secrets(),
                context.environment(),
                clock,
                context.sleeper(),
                context.cancellation());
    }

    /** The requests that reached GitHub, as method and status. */
    List<String> requests() {
        return sandbox.exchanges().stream()
                .map(exchange -> exchange.method() + " " + exchange.outcome())
                .toList();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
