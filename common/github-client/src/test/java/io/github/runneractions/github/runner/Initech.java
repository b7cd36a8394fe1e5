package io.github.runneractions.github.runner;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.runner.RunnerCredential.JitConfig;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.model.AccessToken;
import io.github.runneractions.sandbox.github.model.GrantedPermissions;
import io.github.runneractions.sandbox.github.model.RegisteredApp;
import io.github.runneractions.sandbox.github.model.World;
import io.github.runneractions.toolkit.TestRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An organisation with two repositories in an enterprise of the same name, and tokens of several kinds for its runners. */
public final class Initech implements AutoCloseable {
    static final RunnerScope ORGANIZATION = new RunnerScope.OfOrganization("initech");
    public static final RunnerScope ENTERPRISE = new RunnerScope.OfEnterprise("initech");
    static final RepositoryName TPS = new RepositoryName("initech", "tps");
    static final RunnerScope REPOSITORY = new RunnerScope.OfRepository(TPS);
    static final String OWNER = "ghp_owner";
    static final String STRANGER = "ghp_stranger";
    static final String READ_ONLY = "ghs_read_only";

    final TestRun run = TestRun.inWorkflow(Map.of());
    final GitHubSandbox sandbox = GitHubSandbox.start(SandboxOptions.defaults().withClock(run.time));
    public final World world = sandbox.world();
    final GitHubClient client = GitHubClient.of(new GitHubServer(sandbox.url()), Duration.ofMinutes(5), run.process);

    public Initech() {
        world.addRepository("initech/tps");
        world.addRepository("initech/scanner");
        world.addEnterprise("initech");
        world.addPersonalToken(OWNER, "lumbergh", Set.of("repo", "admin:org", "manage_runners:enterprise"));
        world.addPersonalToken(STRANGER, "milton", Set.of("gist"));
        var app = world.addApp(new RegisteredApp(1, "Iv23li", "tps", "TPS", "initech", null));
        var installation = world.install(app, "initech", Map.of("administration", "read"));
        world.tokens()
                .add(new AccessToken.OfInstallation(
                        READ_ONLY,
                        Instant.MAX,
                        installation,
                        GrantedPermissions.of(Map.of("administration", "read")),
                        Optional.empty()));
    }

    Authorization as(String token) {
        return Authorization.token(run.process.secrets().mask(token));
    }

    /** Calls as the owner of both. */
    public <T> T call(Endpoint<T> endpoint) {
        return client.call(endpoint, as(OWNER));
    }

    GenerateJitConfig jit(RunnerScope scope, String name) {
        return new GenerateJitConfig(scope, name, 1, List.of("GPU", "linux"), "_work", run.process.secrets());
    }

    JitConfig register(String name) {
        return new JitRegistration(jit(ORGANIZATION, name), client, as(OWNER), run.process).register();
    }

    /** In a job that is cancelled as soon as the run waits. */
    JitConfig registerUntilItWaits(String name) {
        var cancelled = new ProcessContext(
                run.process.log(),
                run.process.secrets(),
                run.process.environment(),
                run.process.clock(),
                _ -> {
                    throw TimedOut.cancelled();
                },
                run.process.cancellation());
        var there = GitHubClient.of(client.server(), Duration.ofMinutes(5), cancelled);
        return new JitRegistration(jit(ORGANIZATION, name), there, as(OWNER), cancelled).register();
    }

    /** The requests that reached GitHub, as method, path and status. */
    List<String> requests() {
        return sandbox.exchanges().stream()
                .map(exchange -> exchange.method() + " " + exchange.target().replaceFirst(".*/actions/", "") + " "
                        + exchange.outcome())
                .toList();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
