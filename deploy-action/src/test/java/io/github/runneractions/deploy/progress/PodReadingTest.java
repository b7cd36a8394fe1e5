package io.github.runneractions.deploy.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PodReadingTest {
    @Test
    void beginsPending() {
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
        assertThat(pod.trouble()).isEmpty();
    }

    @Test
    void isReadyByItsCondition() {
        assertThat(read("""
                {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]}
                """).ready()).isTrue();
    }

    @Test
    void forgesNoLineByAReason() {
        var pod = read("{\"phase\": \"Failed\", \"reason\": \"Gone\\n::error::x\"}");

        assertThat(pod.stage()).isEqualTo("Gone ::error::x");
    }

    @Test
    void leavesOnceItIsDeleted() {
        var pod = PodReading.of(Pods.read("""
                {"metadata": {"name": "runner-a", "deletionTimestamp": "2026-11-24T10:00:00Z"},
                 "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]}}
                """));

        assertThat(pod.stays()).isFalse();
        assertThat(pod.ready()).isFalse();
    }

    @Test
    void initialisesUntilEveryInitContainerIsDone() {
        assertThat(read("""
                {"phase": "Pending",
                 "initContainerStatuses": [
                   {"name": "a", "state": {"terminated": {"exitCode": 0, "reason": "Completed"}}},
                   {"name": "b", "state": {"running": {}}}],
                 "containerStatuses": [{"name": "runner", "state": {"waiting": {"reason": "PodInitializing"}}}]}
                """).stage()).isEqualTo("Init");
    }

    @Test
    void saysWhichImageCannotBePulled() {
        var pod = read("""
                {"phase": "Pending", "containerStatuses": [{"name": "runner", "state": {"waiting": {
                 "reason": "ImagePullBackOff", "message": "Back-off pulling image \\"ghcr.io/x:1\\""}}}]}
                """);

        assertThat(pod.stage()).isEqualTo("ImagePullBackOff");
        assertThat(pod.trouble())
                .contains(new Trouble(
                        TroubleKind.IMAGE,
                        "ImagePullBackOff",
                        "container runner: Back-off pulling image \"ghcr.io/x:1\""));
    }

    @Test
    void saysHowACrashingInitContainerEndedRatherThanThatItIsRestarted() {
        var pod = read("""
                {"phase": "Pending", "initContainerStatuses": [{"name": "configure", "state": {"waiting": {
                 "reason": "CrashLoopBackOff", "message": "back-off 5m0s restarting failed container"}},
                 "lastState": {"terminated": {"exitCode": 1, "reason": "Error",
                 "message": "registering\\nconfigure: the registration token expired\\n"}}}]}
                """);

        assertThat(pod.stage()).isEqualTo("Init:CrashLoopBackOff");
        assertThat(pod.trouble())
                .contains(new Trouble(
                        TroubleKind.CRASH,
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
        assertThat(pod.trouble().map(Trouble::message)).contains("container runner ended with exit code 137");
    }

    @Test
    void saysWhyNoNodeTakesIt() {
        var pod = read("""
                {"phase": "Pending", "conditions": [{"type": "PodScheduled", "status": "False",
                 "reason": "Unschedulable", "message": "0/3 nodes are available: 3 Insufficient cpu."}]}
                """);

        assertThat(pod.trouble())
                .contains(new Trouble(
                        TroubleKind.UNSCHEDULABLE, "Unschedulable", "0/3 nodes are available: 3 Insufficient cpu."));
    }

    @Test
    void saysThatItWasEvicted() {
        var pod = read("""
                {"phase": "Failed", "reason": "Evicted", "message": "The node was low on resource: memory."}
                """);

        assertThat(pod.stage()).isEqualTo("Evicted");
        assertThat(pod.trouble().map(Trouble::kind)).contains(TroubleKind.EVICTED);
    }

    private static PodState read(String status) {
        return PodReading.of(Pods.withStatus(status));
    }
}
