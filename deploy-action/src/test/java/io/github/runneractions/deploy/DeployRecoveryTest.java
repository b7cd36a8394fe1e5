package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does with a release that the one before it has left in the middle, because it was killed or cancelled there. */
@Tag("real")
class DeployRecoveryTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    @TempDir
    Path folder;

    /** All at once, because each of them waits until the killed run has been silent for long enough. */
    @Test
    void goesOnFromEachStateThatAKilledRunLeaves() throws Exception {
        all(this::pendingInstall, this::pendingUpgrade, this::pendingRollback, this::uninstalling, this::suspended);
    }

    private void pendingInstall() {
        var release = HeldRelease.create(PLANE, folder);
        kill(release, 1, "{part: a, hold: post-install}", "pending-install");
        assertThat(dryRun(release))
                .containsPattern("Release demo has been pending-install at revision 1 since \\S+Z, by"
                        + " https://github.com/acme/widgets/actions/runs/1001/attempts/1: unless that run still works, a"
                        + " deployment would install it anew, over what is left of its objects\\.")
                .contains("ConfigMap demo-a would be deleted: the chart does not have it any more")
                .contains("+ ConfigMap demo-c");

        assertThat(release.deploy(2, "part: b"))
                .contains("Waiting for https://github.com/acme/widgets/actions/runs/1001/attempts/1, which")
                .containsPattern("Release demo was left pending-install at revision 1 by"
                        + " https://github.com/acme/widgets/actions/runs/1001/attempts/1 \\d+ s ago:"
                        + " it is installed anew, over what is left of its objects")
                .contains("ConfigMap demo-a deleted: the chart does not have it any more")
                .contains("Release demo is at revision 1, deployed");
        release.assertDeployed("b");
    }

    private void pendingUpgrade() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        kill(release, 2, "{part: b, hold: post-upgrade}", "pending-upgrade");
        assertThat(dryRun(release))
                .containsPattern("Release demo has been pending-upgrade at revision 2 since \\S+Z, by"
                        + " https://github.com/acme/widgets/actions/runs/1002/attempts/1: unless that run still works, a"
                        + " deployment would set its record to failed, and upgrade the release\\.")
                .contains("ConfigMap demo-b would be deleted: the chart does not have it any more")
                .contains("- ConfigMap demo-a", "+ ConfigMap demo-c");

        assertThat(release.deploy(3, "part: c"))
                .containsPattern("Release demo was left pending-upgrade at revision 2 by"
                        + " https://github.com/acme/widgets/actions/runs/1002/attempts/1 \\d+ s ago:"
                        + " its record is set to failed, and the release upgraded");
        assertThat(release.records().statuses()).containsExactly("superseded", "failed", "deployed");
        release.assertDeployed("c");
    }

    private void pendingRollback() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "{part: a, hold: post-rollback}");
        kill(release, 2, "{part: b, fail: post-upgrade}", "pending-rollback");

        assertThat(release.deploy(3, "part: c"))
                .contains("Release demo was left pending-rollback at revision 3 by https");
        release.assertDeployed("c");
    }

    private void uninstalling() {
        var release = HeldRelease.create(PLANE, folder);
        kill(release, 1, "{part: a, fail: post-install, hold: post-delete}", "uninstalling");
        assertThat(dryRun(release))
                .contains("Release demo has been uninstalling at revision 1 since 2")
                .contains("runs/1001/attempts/1: unless that run still works, a deployment would install it anew");

        assertThat(release.deploy(2, "part: b")).contains("Release demo was left uninstalling at revision 1 by https");
        release.assertDeployed("b");
    }

    /** It was silent for so long that another run took over, and has ended by now. */
    private void suspended() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        try (var run = release.start(2, "{part: b, hold: post-upgrade}", Map.of())) {
            release.awaitHeld("pending-upgrade");
            run.suspend();
            assertThat(release.deploy(3, "part: c"))
                    .contains("Release demo was left pending-upgrade at revision 2 by https");
            run.resume();

            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output())
                    .contains("Another run has taken over the release")
                    .contains("Helm was stopped, and nothing was rolled back.");
        }
        assertThat(release.records().statuses()).containsExactly("superseded", "failed", "deployed");
        release.assertDeployed("c");
    }

    /** What a run says that is to change nothing, and does not. */
    private static String dryRun(HeldRelease release) {
        var before = release.records().contents();
        try (var run = release.start(9, "part: c", Map.of("dry-run", "true"))) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(release.records().contents()).isEqualTo(before);
            return run.output();
        }
    }

    private static void kill(HeldRelease release, int number, String values, String status) {
        try (var run = release.start(number, values, Map.of())) {
            release.awaitHeld(status);
            run.killAll();
        }
    }

    private static void all(Runnable... tests) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = List.of(tests).stream()
                    .<Callable<Object>>map(Executors::callable)
                    .toList();
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    /** The roll-back would take longer than GitHub leaves a cancelled step. */
    @Test
    void saysThatARollBackIsNotFinishedAndFinishesItInTheNextRun() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "{part: a, hold: post-rollback}");
        try (var run = release.start(2, "{part: b, hold: post-upgrade}", Map.of())) {
            release.awaitHeld("pending-upgrade");

            assertThat(run.cancelAsGitHub()).as(run.output()).isTrue();
            assertThat(run.output())
                    .contains("The deployment was cancelled::")
                    .contains(
                            "`helm rollback` had not ended when GitHub's time for a cancelled step was nearly over: the next"
                                    + " run of this action goes on from there.");
        }
        assertThat(release.records().statuses()).containsExactly("deployed", "failed", "pending-rollback");

        assertThat(release.deploy(3, "part: c"))
                .contains("Release demo was left pending-rollback at revision 3 by a run of this action that is gone")
                .doesNotContain("Waiting for");
        release.assertDeployed("c");
    }
}
