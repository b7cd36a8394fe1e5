package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.EmptyRelease;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import io.github.runneractions.toolkit.TestRun;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Events tell of a cleanup, by a real control plane, and a GitHub in whose time two hours have passed. */
@Tag("real")
class CleanupEventsTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final RunnerPlace WIDGETS = RunnerPlace.of("acme/widgets");
    private static final String ONLINE = "demo-7c9d8f6b54-bbbbb";
    private static final String ENDED = "demo-7c9d8f6b54-ccccc";
    private static final String GONE = "demo-7c9d8f6b54-ddddd";

    private final String namespace = PLANE.freshNamespace("told");
    private final EmptyRelease release = new EmptyRelease(PLANE, namespace);
    private final RunnerPods pods = new RunnerPods(namespace);
    private final GitHubSandbox sandbox = GitHubSandbox.start(
            SandboxOptions.defaults().withClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(2))));

    @BeforeEach
    void fleet() {
        sandbox.world().addRepository("acme/widgets");
        sandbox.world().addPersonalToken(CleanupRun.TOKEN, "octocat", Set.of("repo"));
        runner(ONLINE, Status.ONLINE);
        runner(ENDED, Status.OFFLINE);
        runner(GONE, Status.OFFLINE);
        release.create();
        pods.create(ONLINE);
        pods.create(ENDED);
        pods.end(ENDED, "Failed");
    }

    @AfterEach
    void stop() {
        sandbox.close();
        PLANE.admin().namespaces().withName(namespace).delete();
    }

    @Test
    void tellOfEachRunnerWhereItsPodIsOrWas() {
        run(Map.of());

        assertThat(events())
                .containsExactlyInAnyOrder(
                        "Pod " + ENDED
                                + " Normal RunnerRemoved x1 Removed this pod's runner (id 2) from GitHub: the pod has ended",
                        "Deployment demo Normal RunnerRemoved x1 Removed 1 runner without a pod from GitHub: " + GONE,
                        "Deployment demo Normal RunnersChecked x1 1 of 1 runner online");
    }

    @Test
    void tellNothingTwice() {
        run(Map.of());
        run(Map.of());

        assertThat(events()).hasSize(3).contains("Deployment demo Normal RunnersChecked x2 1 of 1 runner online");
    }

    @Test
    void tellThatARunnerHasRegisteredAgain() {
        run(Map.of());
        sandbox.world().runners().delete(WIDGETS, 1);
        runner(ONLINE, Status.ONLINE);
        run(Map.of());
        run(Map.of());

        assertThat(events())
                .hasSize(4)
                .contains("Pod " + ONLINE
                        + " Normal RunnerRegisteredAgain x1 This pod's runner is registered again: at GitHub"
                        + " it had the id 1, and has the id 4 now");
    }

    @Test
    void tellOfAPodWhichIsGoneWithTheDeployment() {
        pods.delete(ENDED);
        run(Map.of());

        assertThat(events())
                .contains("Deployment demo Normal RunnerRemoved x1 Removed 2 runners without a pod from GitHub: "
                        + ENDED + ", " + GONE);
    }

    @Test
    void tellWhyNothingIsRemoved() {
        run(Map.of("max-delete", "1"));

        assertThat(events())
                .anyMatch(
                        event -> event.startsWith("Deployment demo Warning RunnerCleanupFailed x1 Tried to remove 2 "));
    }

    @Test
    void tellThatNoRunnerIsSelectedWhenThatIsAFailure() {
        sandbox.world().addRepository("acme/gadgets");
        sandbox.world().addRunner(RegisteredRunner.of("acme/gadgets", "a-laptop", Status.ONLINE, "self-hosted"));
        run(Map.of("fail-on", "nothing-selected", "repository", "acme/gadgets"));

        assertThat(events())
                .contains("Deployment demo Warning RunnerCleanupFailed x1 Tried to find the runners of " + ONLINE
                        + ", but none of 1 runner of acme/gadgets is selected.");
    }

    @Test
    void tellThatTheRunnersCannotBeListed() {
        sandbox.faults().forever("GET /repos/acme/widgets/actions/runners", Fault.status(403));

        assertThatThrownBy(() -> run(Map.of())).isInstanceOf(Failure.class);
        assertThat(events())
                .singleElement()
                .asString()
                .startsWith("Deployment demo Warning RunnerCleanupFailed x1 Tried to list ");
    }

    @Test
    void tellNothingInADryRun() {
        run(Map.of("dry-run", "true"));

        assertThat(events()).isEmpty();
    }

    @Test
    void areNotNeeded() {
        var run = run(PLANE.tenant(namespace, TenantRights.usual()), Map.of());

        assertThat(sandbox.world().runners().of(WIDGETS)).hasSize(1);
        assertThat(events()).isEmpty();
        assertThat(run.lines).filteredOn(line -> line.contains("Events")).hasSize(1);
    }

    private void run(Map<String, String> more) {
        run(PLANE.tenant(namespace, TenantRights.withEvents()), more);
    }

    private TestRun run(TenantNamespace tenant, Map<String, String> more) {
        var variables = new HashMap<String, String>();
        CleanupRun.inputs(sandbox, tenant, more)
                .forEach((name, value) -> variables.put("INPUT_" + name.toUpperCase(Locale.ROOT), value));
        var run = new TestRun(variables);
        var action = new RunnerCleanupAction();
        action.execute(action.read(run.inputs()), run.context);
        return run;
    }

    private List<String> events() {
        return release.events(event -> event.getReportingComponent().equals("runner-actions.github.io/runner-cleanup"));
    }

    private void runner(String name, Status status) {
        sandbox.world().addRunner(RegisteredRunner.of("acme/widgets", name, status, "self-hosted"));
    }
}
