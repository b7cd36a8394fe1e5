package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.process.Await;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control plane goes away while a run deploys and another one waits. */
@Tag("real")
@Tag("long")
class DeployOutageTest {
    private static final ControlPlane PLANE = ControlPlane.start();

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        PLANE.close();
    }

    @Test
    void theApiServerIsRestarted() {
        deployWhile(() -> {
            PLANE.stopApiServer();
            PLANE.startApiServer();
        });
    }

    @Test
    void etcdIsRestarted() {
        deployWhile(() -> {
            PLANE.stopEtcd();
            PLANE.startEtcd();
        });
    }

    private void deployWhile(Runnable outage) {
        var release = HeldRelease.create(PLANE, folder);
        try (var first = release.start(1, "{part: a, hold: post-install}", Map.of())) {
            release.awaitHeld("pending-install");
            try (var second = release.start(2, "part: b", Map.of())) {
                Await.until("the second to wait", () -> second.output().contains("Waiting for"), HeldRelease.LIMIT);
                outage.run();
                // The first one may have failed by now, or wait for its hook.
                first.cancel();

                assertThat(second.exitCode()).as(second.output()).isZero();
                assertThat(first.exitCode()).as(first.output()).isNotZero();
            }
        }
        release.assertDeployed("b");
    }
}
