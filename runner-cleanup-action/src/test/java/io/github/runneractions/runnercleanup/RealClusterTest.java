package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.github.runneractions.kubernetes.api.ObjectLister;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runnercleanup.cluster.Leftovers;
import io.github.runneractions.runnercleanup.plan.Runners;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished action, with a sandbox for GitHub and a real control plane. */
@Tag("real")
class RealClusterTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final String ALIVE = "demo-7c9d8f6b54-bbbbb";
    private static final String DEAD = "demo-7c9d8f6b54-ccccc";
    private static final String GHOST = "demo-7c9d8f6b54-ddddd";
    private static final String ONLINE = "demo-5b6c9d7f8-bbbbb";

    @TempDir
    private Path folder;

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("cleanup"));
    private final RunnerPods pods = new RunnerPods(tenant.namespace());
    private final GitHubSandbox sandbox = GitHubSandbox.start();

    @BeforeEach
    void fleet() {
        sandbox.world().addRepository("acme/widgets");
        sandbox.world().addPersonalToken(CleanupRun.TOKEN, "octocat", Set.of("repo"));
        runner(ALIVE, Status.OFFLINE);
        runner(DEAD, Status.OFFLINE);
        runner(GHOST, Status.ONLINE);
        runner(ONLINE, Status.ONLINE);
        pods.create(ALIVE);
        pods.create(ONLINE);
    }

    @AfterEach
    void stop() {
        sandbox.close();
        PLANE.admin().namespaces().withName(tenant.namespace()).delete();
    }

    @Test
    void keepsARunnerWhosePodIsAliveAndOneThatGitHubShowsOnline() {
        var output = run(Map.of());

        assertThat(output)
                .contains("Removed 1 runner: " + DEAD)
                .contains("Kept 1 runner, offline but with a living pod: " + ALIVE)
                .contains("skipped-alive=1");
        assertThat(left()).containsExactlyInAnyOrder(ALIVE, GHOST, ONLINE);
    }

    @Test
    void removesAnOnlineRunnerWithoutAPodOnlyWhenPodsDecide() {
        var output = run(Map.of("pods-decide", "true"));

        assertThat(output).contains("Removed 2 runners: " + DEAD + ", " + GHOST);
        assertThat(left()).containsExactlyInAnyOrder(ALIVE, ONLINE);
    }

    @Test
    void ignoresAPodThatHasEnded() {
        pods.end(ALIVE, "Failed");

        assertThat(run(Map.of())).contains("Removed 2 runners: " + ALIVE + ", " + DEAD);
        assertThat(pods.names()).contains(ALIVE);
    }

    @Test
    void removesLeftoversIfTheInputIsSet() {
        pods.end(ALIVE, "Succeeded");

        assertThat(run(Map.of("leftovers", "true", "dry-run", "true")))
                .contains("Dry run: would remove from the cluster: Pod " + ALIVE);
        assertThat(pods.names()).contains(ALIVE);

        assertThat(run(Map.of("leftovers", "true"))).contains("Removed from the cluster: Pod " + ALIVE);
        assertThat(pods.names()).containsExactly(ONLINE);
    }

    @Test
    void keepsSecretsOfReleasesThatExistOrMayBeInstalledSoon() {
        secret("gone-registration", "gone");
        secret("demo-registration", "demo");

        assertThat(leftoversIn(Duration.ZERO)).isEmpty();
        assertThat(leftoversIn(Duration.ofHours(2))).containsExactly("Secret gone-registration");
    }

    @Test
    void removesNothingWithoutPermissionToListPods() {
        var output = CleanupRun.fails(folder, sandbox, tenant, Map.of("namespace", "default"));

        assertThat(output).contains("error: runner-cleanup: The account is not allowed to do this in the cluster");
        assertThat(left()).hasSize(4);
    }

    /** The leftovers after this much more time. */
    private List<String> leftoversIn(Duration duration) {
        var log = Runners.log(new ArrayList<>());
        var connection = new ClusterConnection(
                tenant.server(),
                Optional.of(tenant.caPem()),
                new Credential.BearerToken(log.secrets().mask(tenant.token())),
                tenant.namespace());
        var later = Clock.offset(Clock.systemUTC(), duration);
        try (var cluster = Cluster.of(connection, new Environment(Map.of()), later)) {
            return new Leftovers(new ObjectLister(cluster), Runners.selection(List.of()), later)
                    .find().stream().map(Leftovers.Leftover::toString).toList();
        }
    }

    private String run(Map<String, String> inputs) {
        return CleanupRun.works(folder, sandbox, tenant, inputs);
    }

    private List<String> left() {
        return sandbox.world().runners().of(RunnerPlace.of("acme/widgets")).stream()
                .map(RegisteredRunner::name)
                .toList();
    }

    private void runner(String name, Status status) {
        sandbox.world().addRunner(RegisteredRunner.of("acme/widgets", name, status, "self-hosted"));
    }

    private void secret(String name, String release) {
        PLANE.admin()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(tenant.namespace())
                        .addToLabels("app.kubernetes.io/managed-by", "runner-actions")
                        .addToLabels("app.kubernetes.io/instance", release)
                        .endMetadata()
                        .build())
                .create();
    }
}
