package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.process.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several runs that deploy one release at the same time. */
@Tag("real")
@Tag("long")
class DeployTurnsTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    @TempDir
    Path folder;

    @Test
    void theNewestOfThreeRunsIsTheLastToDeploy() {
        var release = HeldRelease.create(PLANE, folder);
        try (var second = release.start(2, "{part: a, hold: post-install}", Map.of())) {
            release.awaitHeld("pending-install");
            try (var first = release.start(1, "part: p1", Map.of());
                    var third = release.start(3, "part: p3", Map.of())) {
                await(third, "Waiting for");
                assertThat(first.exitCode()).as(first.output()).isEqualTo(1);
                assertThat(first.output()).contains("runs/1002/attempts/1, a newer run, deploys it already");

                try (var fourth = release.start(4, "part: p4", Map.of())) {
                    assertThat(third.exitCode()).as(third.output()).isEqualTo(1);
                    assertThat(third.output()).contains("runs/1004/attempts/1, a newer run, waits to deploy it");
                    second.cancel();
                    assertThat(fourth.exitCode()).as(fourth.output()).isZero();
                }
            }
        }
        release.assertDeployed("p4");
    }

    /** Also if they do not meet: what is left is always that of the run that deployed last. */
    @Test
    void ofThreeRunsAtOnceNoneFailsButToGiveWay() {
        var release = HeldRelease.create(PLANE, folder);
        var runs = Stream.of(2, 3, 1)
                .map(number -> release.start(number, "part: same", Map.of()))
                .toList();
        try {
            for (var run : runs) {
                assertThat(run.exitCode()).as(run.output()).isBetween(0, 1);
                assertThat(run.output()).containsAnyOf("deployed (held-1.0.0)", "A newer run deploys the release");
            }
            assertThat(runs.get(1).output()).contains("deployed (held-1.0.0)");
        } finally {
            runs.forEach(DeployRun::close);
        }
        release.assertDeployed("same");
    }

    private static void await(DeployRun run, String line) {
        Await.until(line, () -> run.output().contains(line), HeldRelease.LIMIT);
    }

    @Test
    void aRunWaitsForTheOneBeforeIt() {
        var release = HeldRelease.create(PLANE, folder);
        try (var first = release.start(1, "{part: a, hold: post-install}", Map.of())) {
            release.awaitHeld("pending-install");
            try (var second = release.start(2, "part: b", Map.of())) {
                await(second, "Waiting for");
                assertThat(release.records().statuses()).containsExactly("pending-install");
                first.cancel();

                assertThat(second.exitCode()).as(second.output()).isZero();
                assertThat(first.exitCode()).isNotZero();
                assertThat(first.output()).contains("Helm has uninstalled the release again.");
                assertThat(second.output())
                        .contains(
                                "Waiting for https://github.com/acme/widgets/actions/runs/1001/attempts/1, which has been"
                                        + " deploying this release")
                        .doesNotContain("No sign of life", "was left");
            }
        }
        release.assertDeployed("b");
    }

    @Test
    void aRunThatIsNotToWaitFailsAndChangesNothing() {
        var release = HeldRelease.create(PLANE, folder);
        try (var first = release.start(1, "{part: a, hold: post-install}", Map.of())) {
            release.awaitHeld("pending-install");
            try (var second = release.start(2, "part: b", Map.of("when-locked", "fail"))) {
                assertThat(second.exitCode()).as(second.output()).isEqualTo(1);
                assertThat(second.output())
                        .contains("Another deployment of the release is in progress")
                        .contains("runs/1001/attempts/1 has been at work on it for");
            }
            assertThat(release.records().statuses()).containsExactly("pending-install");
            assertThat(first.hasAChild()).isTrue();
        }
    }

    /** Of a Helm that nobody can watch, only the age of its record tells something. */
    @Test
    void aRunLeavesTheRecordOfAnotherHelmAlone() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        var secrets = PLANE.admin().secrets().inNamespace(release.tenant().namespace());
        relabel(release);
        try (var run = release.start(2, "part: b", Map.of("when-locked", "fail"))) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output())
                    .contains("Another deployment of the release is in progress")
                    .contains("Helm's record, Secret sh.helm.release.v1.demo.v1, has said pending-upgrade for");
        }
        try (var run = release.start(3, "part: b", Map.of("dry-run", "true"))) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains("by a Helm that this action did not start: once that is 60 min ago, a deployment would")
                    .contains("+ ConfigMap demo-b");
        }
        assertThat(release.records().statuses()).isEqualTo(List.of("pending-upgrade"));
        assertThat(secrets.withName("runner-actions.lock.demo").get()).isNull();
    }

    /** As another Helm leaves it: with its state, and without our label. */
    private static void relabel(HeldRelease release) {
        release.records()
                .change(
                        1,
                        "\"status\":\"deployed\"",
                        "\"status\":\"pending-upgrade\"",
                        Map.of("status", "pending-upgrade"));
    }
}
