package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import io.github.runneractions.sandbox.process.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code rollback-to} deploys an earlier revision again. */
@Tag("real")
@Execution(ExecutionMode.CONCURRENT)
class RollBackTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final String UNREADY = ", fate: " + PodFate.UNREADY.value() + "}";

    @TempDir
    Path folder;

    @Test
    void deploysAnEarlierRevisionAgain() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        release.deploy(2, "part: b");
        release.deploy(3, "part: c");

        assertThat(rollBack(release, 4, "1"))
                .contains("Revision 1 has ConfigMap demo-a, Deployment demo")
                .contains("Rolling release demo in namespace "
                        + release.tenant().namespace() + " back to revision 1; pods have")
                .contains("Release demo is at revision 4, deployed (held-1.0.0)");
        release.assertDeployed("a");

        rollBack(release, 5, "previous");
        release.assertDeployed("c");
        release.deploy(6, "part: d");
        rollBack(release, 7, "5");
        release.assertDeployed("c");
    }

    @Test
    void onlyShowsItInADryRun() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        release.deploy(2, "part: b");

        try (var run = start(release, 3, Map.of("rollback-to", "1", "dry-run", "true"))) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output()).contains("+ ConfigMap demo-a").contains("- ConfigMap demo-b");
        }

        release.assertDeployed("b");
        assertThat(release.records().statuses()).containsExactly("superseded", "deployed");
    }

    @Test
    void saysWhichRevisionsThereAre() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        try (var run = release.start(2, "{part: b, fail: post-upgrade}", Map.of())) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        }

        assertThat(refused(release, 3, "7"))
                .contains("back to revision 7, but there is none: the release has 3 (deployed), 2 (failed),"
                        + " 1 (superseded).");
        assertThat(refused(release, 4, "2")).contains("back to revision 2, but it is failed: the release has");
        release.assertDeployed("a");
    }

    /** The revision that Helm has gone back to by itself is the same as the one it went back to. */
    @Test
    void goesBackFurtherThanAnAutomaticRollBack() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        release.deploy(2, "part: b");
        try (var run = release.start(3, "{part: c, fail: post-upgrade}", Map.of())) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        }

        assertThat(rollBack(release, 4, "previous")).contains("back to revision 1;");
        release.assertDeployed("a");
    }

    @Test
    void needsARelease() {
        var release = HeldRelease.create(PLANE, folder);

        assertThat(refused(release, 1, "previous"))
                .contains("back to the revision before, but there is none: the release has no revision.");
    }

    /** Whoever may create Secrets can lay a record, and Helm deploys what is in it. */
    @Test
    void doesNotDeployARevisionThatNoRunOfThisActionHasDeployed() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        release.deploy(2, "part: b");
        release.records().change(1, "name: demo-a", "name: demo-x", Map.of());

        assertThat(refused(release, 3, "1"))
                .contains("no workload of the release has the mark of the run that deployed revision 1");
        release.assertDeployed("b");
    }

    @Test
    void goesBackToTheRevisionThatWasDeployedIfItFails() {
        var release = HeldRelease.create(PLANE, folder);
        deployUnready(release, 1, "a");
        release.deploy(2, "part: b");

        try (var run = start(release, 3, Map.of("rollback-to", "1", "timeout", "5s"))) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output())
                    .contains("Tried to roll release demo in namespace "
                            + release.tenant().namespace() + " back to revision 1, but ")
                    .contains("Helm has rolled back to revision 2.");
        }

        release.assertDeployed("b");
        assertThat(release.records().statuses()).containsExactly("superseded", "superseded", "failed", "deployed");
    }

    @Test
    void isRecoveredFromWhenItWasKilled() {
        var release = HeldRelease.create(PLANE, folder);
        deployUnready(release, 1, "a");
        release.deploy(2, "part: b");
        try (var run = start(release, 3, Map.of("rollback-to", "1"))) {
            awaitRollBack(release);
            run.killAll();
        }

        assertThat(rollBack(release, 4, "2")).contains("Release demo was left pending-rollback at revision 3");
        release.assertDeployed("b");
    }

    @Test
    void takesTurnsWithAnother() {
        var release = HeldRelease.create(PLANE, folder);
        deployUnready(release, 1, "a");
        release.deploy(2, "part: b");
        try (var run = start(release, 3, Map.of("rollback-to", "1"))) {
            awaitRollBack(release);
            try (var other = start(release, 4, Map.of("rollback-to", "1", "when-locked", "fail"))) {
                assertThat(other.exitCode()).as(other.output()).isEqualTo(1);
                assertThat(other.output()).contains("Another deployment of the release is in progress");
            }
            run.killAll();
        }
    }

    @Test
    void namesThePermissionsThatTheEarlierRevisionNeeds() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        release.deploy(2, "part: b");
        var weak = PLANE.tenant(
                release.tenant().namespace(),
                List.of(
                        TenantRights.rule("", List.of("*"), "secrets"),
                        TenantRights.rule("", List.of("get", "patch", "list", "watch"), "configmaps"),
                        TenantRights.rule("apps", List.of("*"), "deployments", "replicasets")));

        var held = new HeldRelease(PLANE, weak, release.records(), release.folder());
        try (var run = start(held, 3, Map.of("rollback-to", "1"))) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output()).contains("but it may not create configmaps");
        }
        release.assertDeployed("b");
    }

    private static void awaitRollBack(HeldRelease release) {
        Await.until(
                "Helm rolls back",
                () -> release.records().statuses().getLast().equals("pending-rollback"),
                HeldRelease.LIMIT);
    }

    private static void deployUnready(HeldRelease release, int number, String part) {
        try (var run = release.start(number, "{part: " + part + UNREADY, Map.of("wait", "none"))) {
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
    }

    private static String rollBack(HeldRelease release, int number, String revision) {
        try (var run = start(release, number, Map.of("rollback-to", revision))) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            return run.output();
        }
    }

    private static String refused(HeldRelease release, int number, String revision) {
        try (var run = start(release, number, Map.of("rollback-to", revision))) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            return run.output();
        }
    }

    private static DeployRun start(HeldRelease release, int number, Map<String, String> more) {
        return release.start(number, "part: unused", more);
    }
}
