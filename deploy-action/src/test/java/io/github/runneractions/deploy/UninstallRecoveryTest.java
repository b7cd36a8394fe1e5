package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An uninstallation that was killed or cancelled, and one beside other runs. */
@Tag("real")
@Execution(ExecutionMode.CONCURRENT)
class UninstallRecoveryTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    @TempDir
    Path folder;

    @Test
    void isFinishedByTheNextRunWhenItWasKilled() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        release.hold("demo-a");
        try (var run = release.start(2, "part: a", Map.of("uninstall", "true"))) {
            release.awaitUninstalling("demo-a");
            run.killAll();
        }
        release.letGo("demo-a");

        assertThat(release.uninstall(3)).contains("Release demo is uninstalled.");

        assertThat(release.objects()).isEmpty();
    }

    @Test
    void isFinishedByTheNextRunWhenItWasCancelled() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        release.hold("demo-a");
        try (var run = release.start(2, "part: a", Map.of("uninstall", "true"))) {
            release.awaitUninstalling("demo-a");
            assertThat(run.cancelAsGitHub()).as(run.output()).isTrue();
            assertThat(run.exitCode()).isEqualTo(130);
            assertThat(run.output()).contains("but the run was cancelled").doesNotContain("is uninstalled");
        }
        release.letGo("demo-a");

        release.uninstall(3);

        assertThat(release.objects()).isEmpty();
    }

    @Test
    void isRecoveredFromByADeployment() {
        var release = halfUninstalled();

        assertThat(release.deploy(4, "part: c")).contains("Release demo was left uninstalling at revision 2");

        release.assertDeployed("c");
    }

    @Test
    void waitsForARunThatDeploys() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        try (var deploying = release.start(2, "{part: b, hold: post-upgrade}", Map.of())) {
            release.awaitHeld("pending-upgrade");
            try (var run = release.start(3, "part: b", Map.of("uninstall", "true", "when-locked", "fail"))) {
                assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
                assertThat(run.output()).contains("Another deployment of the release is in progress");
            }
            assertThat(release.records().statuses()).containsExactly("deployed", "pending-upgrade");
            deploying.killAll();
        }

        release.uninstall(4);

        assertThat(release.objects()).containsExactly("demo-hold");
    }

    @Test
    void isNotUndoneByARollBack() {
        var release = halfUninstalled();

        try (var run = release.start(4, "part: b", Map.of("rollback-to", "1"))) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output())
                    .contains(
                            "back to revision 1, but the release is uninstalling, and has no revision that is deployed.");
        }
        assertThat(release.records().statuses()).containsExactly("superseded", "uninstalling");
        release.uninstall(5);
        assertThat(release.objects()).isEmpty();
    }

    /** Revision 2 is being uninstalled, and the run that did it was cancelled. */
    private HeldRelease halfUninstalled() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        release.deploy(2, "part: b");
        release.hold("demo-b");
        try (var run = release.start(3, "part: b", Map.of("uninstall", "true"))) {
            release.awaitUninstalling("demo-b");
            assertThat(run.cancelAsGitHub()).as(run.output()).isTrue();
        }
        release.letGo("demo-b");
        return release;
    }
}
