package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pods that do not work any more, with a real control plane, and a GitHub in whose time two hours have passed. */
@Tag("real")
class BrokenPodsInClusterTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final String WORKS = "demo-7c9d8f6b54-bbbbb";
    private static final String CRASHES = "demo-7c9d8f6b54-ccccc";
    private static final String UNKNOWN = "demo-7c9d8f6b54-ddddd";
    private static final String OF_ANOTHER = "other-7c9d8f6b54-ddddd";

    @TempDir
    private Path folder;

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("broken"));
    private final RunnerPods pods = new RunnerPods(tenant.namespace());
    private final GitHubSandbox sandbox = GitHubSandbox.start(
            SandboxOptions.defaults().withClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(2))));

    @BeforeEach
    void fleet() {
        sandbox.world().addRepository("acme/widgets");
        sandbox.world().addPersonalToken(CleanupRun.TOKEN, "octocat", Set.of("repo"));
        runner(WORKS, Status.ONLINE);
        runner(CRASHES, Status.OFFLINE);
        List.of(WORKS, CRASHES, UNKNOWN, OF_ANOTHER).forEach(pods::create);
        pods.crash(CRASHES);
        pods.crash(OF_ANOTHER);
    }

    @AfterEach
    void stop() {
        sandbox.close();
        PLANE.admin().namespaces().withName(tenant.namespace()).delete();
    }

    @Test
    void areNamed() {
        assertThat(CleanupRun.works(folder, sandbox, tenant, Map.of()))
                .contains("warning: runner-cleanup: A pod does not work any more", "2 pods do not work any more:")
                .contains(CRASHES + ": its container runner exits repeatedly, last with exit code 1: no session")
                .contains(UNKNOWN + ": it is ready since ", "and GitHub has no runner of its name")
                .contains("broken-pods=[\"" + CRASHES + "\",\"" + UNKNOWN + "\"]")
                .doesNotContain(OF_ANOTHER);
        assertThat(pods.names()).hasSize(4);
    }

    @Test
    void areDeletedIfTheInputIsSet() {

        assertThat(CleanupRun.works(folder, sandbox, tenant, Map.of("delete-broken-pods", "true", "dry-run", "true")))
                .contains("Dry run: would delete 1 pod: " + CRASHES);
        assertThat(pods.names()).hasSize(4);

        assertThat(CleanupRun.works(folder, sandbox, tenant, Map.of("delete-broken-pods", "true")))
                .contains("Deleted 1 pod: " + CRASHES);
        assertThat(pods.names()).containsExactlyInAnyOrder(WORKS, UNKNOWN, OF_ANOTHER);
    }

    @Test
    void areNotDeletedWhileNoRunnerIsOnline() {
        var works = sandbox.world().runners().of(RunnerPlace.of("acme/widgets")).getFirst();
        sandbox.world().addRunner(works.with(Status.OFFLINE));

        assertThat(CleanupRun.works(folder, sandbox, tenant, Map.of("delete-broken-pods", "true")))
                .contains(CRASHES + ": its container runner exits repeatedly");
        assertThat(pods.names()).hasSize(4);
    }

    @Test
    void makeTheStepFailWhenNoneOfThemIsARunnerOfTheScope() {
        var elsewhere = Map.of("fail-on", "nothing-selected", "repository", "acme/gadgets");
        sandbox.world().addRepository("acme/gadgets");
        sandbox.world().addRunner(RegisteredRunner.of("acme/gadgets", "a-laptop", Status.ONLINE, "self-hosted"));

        assertThat(CleanupRun.works(folder, sandbox, tenant, Map.of("fail-on", "nothing-selected")))
                .contains("2 pods do not work any more:");
        assertThat(CleanupRun.fails(folder, sandbox, tenant, elsewhere))
                .contains("No runner is selected", "none of 1 runner of acme/gadgets is selected.");

        // A fleet that is scaled to zero is no failure.
        pods.deleteAll();
        assertThat(CleanupRun.works(folder, sandbox, tenant, elsewhere)).contains("Nothing to remove");
    }

    private void runner(String name, Status status) {
        sandbox.world().addRunner(RegisteredRunner.of("acme/widgets", name, status, "self-hosted"));
    }
}
