package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.process.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String WORKS = "demo-7c9d8f6b54-bbbbb";
    private static final String CRASHES = "demo-7c9d8f6b54-ccccc";
    private static final String UNKNOWN = "demo-7c9d8f6b54-ddddd";
    private static final String OF_ANOTHER = "other-7c9d8f6b54-ddddd";

    @TempDir
    private Path folder;

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("broken"));
    private final GitHubSandbox sandbox = GitHubSandbox.start(
            SandboxOptions.defaults().withClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(2))));

    @BeforeEach
    void fleet() {
        sandbox.world().addRepository("acme/widgets");
        sandbox.world().addPersonalToken(CleanupRun.TOKEN, "octocat", Set.of("repo"));
        runner(WORKS, Status.ONLINE);
        runner(CRASHES, Status.OFFLINE);
        List.of(WORKS, CRASHES, UNKNOWN, OF_ANOTHER).forEach(this::pod);
        crash(CRASHES);
        crash(OF_ANOTHER);
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
        assertThat(pods()).hasSize(4);
    }

    @Test
    void areDeletedIfTheInputIsSet() {

        assertThat(CleanupRun.works(folder, sandbox, tenant, Map.of("delete-broken-pods", "true", "dry-run", "true")))
                .contains("Dry run: would delete 1 pod: " + CRASHES);
        assertThat(pods()).hasSize(4);

        assertThat(CleanupRun.works(folder, sandbox, tenant, Map.of("delete-broken-pods", "true")))
                .contains("Deleted 1 pod: " + CRASHES);
        assertThat(pods()).containsExactlyInAnyOrder(WORKS, UNKNOWN, OF_ANOTHER);
    }

    @Test
    void areNotDeletedWhileNoRunnerIsOnline() {
        var works = sandbox.world().runners().of(RunnerPlace.of("acme/widgets")).getFirst();
        sandbox.world().addRunner(works.with(Status.OFFLINE));

        assertThat(CleanupRun.works(folder, sandbox, tenant, Map.of("delete-broken-pods", "true")))
                .contains(CRASHES + ": its container runner exits repeatedly");
        assertThat(pods()).hasSize(4);
    }

    private void runner(String name, Status status) {
        sandbox.world().addRunner(RegisteredRunner.of("acme/widgets", name, status, "self-hosted"));
    }

    private List<String> pods() {
        return PLANE.admin().pods().inNamespace(tenant.namespace()).list().getItems().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    private void pod(String name) {
        PLANE.admin()
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(tenant.namespace())
                        .withLabels(Map.of("app.kubernetes.io/component", "runner"))
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("runner")
                        .withImage("example.com/runner")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        Await.until(
                "pod " + name + " to be ready",
                () -> PLANE
                        .admin()
                        .pods()
                        .inNamespace(tenant.namespace())
                        .withName(name)
                        .get()
                        .getStatus()
                        .getConditions()
                        .stream()
                        .anyMatch(condition -> condition.getType().equals("Ready")
                                && condition.getStatus().equals("True")),
                LIMIT);
    }

    private void crash(String name) {
        PLANE.admin()
                .pods()
                .inNamespace(tenant.namespace())
                .withName(name)
                .editStatus(pod -> new PodBuilder(pod)
                        .editStatus()
                        .editMatchingCondition(condition -> condition.getType().equals("Ready"))
                        .withStatus("False")
                        .withLastTransitionTime(Instant.now().toString())
                        .endCondition()
                        .editMatchingContainerStatus(
                                container -> container.getName().equals("runner"))
                        .withReady(false)
                        .withNewState()
                        .withNewWaiting()
                        .withReason("CrashLoopBackOff")
                        .endWaiting()
                        .endState()
                        .withNewLastState()
                        .withNewTerminated()
                        .withExitCode(1)
                        .withMessage("no session")
                        .endTerminated()
                        .endLastState()
                        .endContainerStatus()
                        .endStatus()
                        .build());
    }
}
