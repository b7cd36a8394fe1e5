package io.github.runneractions.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PodStateTest {
    @Test
    void isPendingAtFirst() {
        assertThat(read("{\"phase\": \"Pending\"}").stage()).isEqualTo("Pending");
    }

    @Test
    void runsBeforeItIsReady() {
        var pod = read("""
            {"phase": "Running", "conditions": [{"type": "Ready", "status": "False"}],
             "containerStatuses": [{"name": "runner", "ready": false, "state": {"running": {}}}]}
            """);

        assertThat(pod.stage()).isEqualTo("Running");
        assertThat(pod.ready()).isFalse();
        assertThat(pod.problem()).isEmpty();
    }

    @Test
    void isReadyByItsCondition() {
        assertThat(read("""
            {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]}
            """).ready()).isTrue();
    }

    @Test
    void keepsItsReasonOnOneLine() {
        var pod = read("{\"phase\": \"Failed\", \"reason\": \"Gone\\n::error::x\"}");

        assertThat(pod.stage()).isEqualTo("Gone ::error::x");
    }

    @Test
    void isTerminatingOnceItIsDeleted() {
        var pod = PodState.of(Pods.read("""
            {"metadata": {"name": "runner-a", "deletionTimestamp": "2026-11-24T10:00:00Z"},
             "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]}}
            """));

        assertThat(pod.terminating()).isTrue();
        assertThat(pod.ready()).isFalse();
    }

    @Test
    void isInInitUntilEveryInitContainerIsDone() {
        assertThat(read("""
            {"phase": "Pending",
             "initContainerStatuses": [
               {"name": "a", "state": {"terminated": {"exitCode": 0, "reason": "Completed"}}},
               {"name": "b", "state": {"running": {}}}],
             "containerStatuses": [{"name": "runner", "state": {"waiting": {"reason": "PodInitializing"}}}]}
            """).stage()).isEqualTo("Init");
    }

    /** In the status alone, a sidecar that has started and an init container that runs are the same. */
    @Test
    void isNoLongerInInitWhenItsSidecarHasStarted() {
        assertThat(withSidecar("true", "\"running\": {}").stage()).isEqualTo("Running");
        assertThat(withSidecar("false", "\"running\": {}").stage()).isEqualTo("Init");
        assertThat(withInit("", "true").stage()).isEqualTo("Init");
        assertThat(withInit("\"restartPolicy\": \"OnFailure\",", "true").stage())
                .isEqualTo("Init");
    }

    @Test
    void reportsASidecarThatCrashes() {
        var pod = withSidecar("false", "\"waiting\": {\"reason\": \"CrashLoopBackOff\"}");

        assertThat(pod.stage()).isEqualTo("Init:CrashLoopBackOff");
    }

    @Test
    void reportsACrashBehindASidecar() {
        var pod = PodState.of(Pods.read("""
            {"metadata": {"name": "runner-a"},
             "spec": {"initContainers": [{"name": "registrar", "restartPolicy": "Always"}]},
             "status": {"phase": "Running",
               "initContainerStatuses": [{"name": "registrar", "started": true, "state": {"running": {}}}],
               "containerStatuses": [{"name": "runner", "state": {"waiting": {"reason": "CrashLoopBackOff"}},
                 "lastState": {"terminated": {"exitCode": 1, "message": "the session is another runner's"}}}]}}
            """));

        assertThat(pod.stage()).isEqualTo("CrashLoopBackOff");
        assertThat(pod.problem().map(PodProblem::message))
                .contains("container runner ended with exit code 1: the session is another runner's");
    }

    @Test
    void namesTheImageThatCannotBePulled() {
        var pod = read("""
            {"phase": "Pending", "containerStatuses": [{"name": "runner", "state": {"waiting": {
             "reason": "ImagePullBackOff", "message": "Back-off pulling image \\"ghcr.io/x:1\\""}}}]}
            """);

        assertThat(pod.stage()).isEqualTo("ImagePullBackOff");
        assertThat(pod.problem())
                .contains(new PodProblem(
                        ProblemKind.IMAGE,
                        "runner-a",
                        "ImagePullBackOff",
                        "container runner: Back-off pulling image \"ghcr.io/x:1\""));
    }

    @Test
    void reportsHowACrashingInitContainerEnded() {
        var pod = read("""
            {"phase": "Pending", "initContainerStatuses": [{"name": "configure", "state": {"waiting": {
             "reason": "CrashLoopBackOff", "message": "back-off 5m0s restarting failed container"}},
             "lastState": {"terminated": {"exitCode": 1, "reason": "Error",
             "message": "registering\\nconfigure: the registration token expired\\n"}}}]}
            """);

        assertThat(pod.stage()).isEqualTo("Init:CrashLoopBackOff");
        assertThat(pod.problem())
                .contains(new PodProblem(
                        ProblemKind.CRASH,
                        "runner-a",
                        "CrashLoopBackOff",
                        "container configure ended with exit code 1: configure: the registration token expired"));
    }

    @Test
    void remembersTheCrashWhileTheContainerRunsAgain() {
        var pod = read("""
            {"phase": "Running", "containerStatuses": [{"name": "runner", "ready": false, "state": {"running": {}},
             "lastState": {"terminated": {"exitCode": 137, "reason": "OOMKilled"}}}]}
            """);

        assertThat(pod.stage()).isEqualTo("Running");
        assertThat(pod.problem().map(PodProblem::message))
                .contains("container runner ended with exit code 137 (OOMKilled)");
    }

    @Test
    void reportsWhyItCannotBeScheduled() {
        var pod = read("""
            {"phase": "Pending", "conditions": [{"type": "PodScheduled", "status": "False",
             "reason": "Unschedulable", "message": "0/3 nodes are available: 3 Insufficient cpu."}]}
            """);

        assertThat(pod.problem())
                .contains(new PodProblem(
                        ProblemKind.UNSCHEDULABLE,
                        "runner-a",
                        "Unschedulable",
                        "0/3 nodes are available: 3 Insufficient cpu."));
    }

    @Test
    void reportsThatItWasEvicted() {
        var pod = read("""
            {"phase": "Failed", "reason": "Evicted", "message": "The node was low on resource: memory."}
            """);

        assertThat(pod.stage()).isEqualTo("Evicted");
        assertThat(pod.problem().map(PodProblem::kind)).contains(ProblemKind.EVICTED);
    }

    @Test
    void knowsWhoseLogTellsMore() {
        var waiting = read("""
            {"phase": "Running", "containerStatuses": [{"name": "app", "state": {"waiting": {"reason": "CrashLoopBackOff"}},
             "lastState": {"terminated": {"exitCode": 2}}}]}
            """);
        var failed = read("""
            {"phase": "Failed", "containerStatuses": [{"name": "app", "state": {"terminated": {"exitCode": 2,
             "reason": "Error"}}}]}
            """);

        assertThat(waiting.ended()).contains(new EndedContainer("runner-a", "app", true));
        assertThat(failed.ended()).contains(new EndedContainer("runner-a", "app", false));
        assertThat(failed.stage()).isEqualTo("Error");
    }

    @Test
    void hasOvercomeWhatItCannotHaveAnyMore() {
        var bound = read("""
            {"phase": "Pending", "conditions": [{"type": "PodScheduled", "status": "True"}]}
            """);
        var runs = read("""
            {"phase": "Running", "containerStatuses": [{"name": "app", "state": {"running": {}}}]}
            """);

        assertThat(read("{\"phase\": \"Pending\"}").overcome()).isEmpty();
        assertThat(bound.overcome()).contains(ProblemKind.UNSCHEDULABLE).doesNotContain(ProblemKind.MOUNT);
        assertThat(runs.overcome())
                .contains(ProblemKind.MOUNT, ProblemKind.IMAGE)
                .doesNotContain(ProblemKind.CRASH, ProblemKind.NOT_READY);
    }

    private static PodState withSidecar(String started, String state) {
        return withInit("\"restartPolicy\": \"Always\",", started, state);
    }

    private static PodState withInit(String policy, String started) {
        return withInit(policy, started, "\"running\": {}");
    }

    private static PodState withInit(String policy, String started, String state) {
        return PodState.of(Pods.read("""
            {"metadata": {"name": "runner-a"},
             "spec": {"initContainers": [{%s "name": "registrar"}]},
             "status": {"phase": "Running",
               "initContainerStatuses": [{"name": "registrar", "started": %s, "state": {%s}}],
               "containerStatuses": [{"name": "runner", "ready": false, "state": {"running": {}}}]}}
            """.formatted(policy, started, state)));
    }

    private static PodState read(String status) {
        return PodState.of(Pods.withStatus(status));
    }
}
