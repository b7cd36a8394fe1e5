package io.github.runneractions.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.process.JavaProgram;
import io.github.runneractions.sandbox.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a control plane ends, and what is left of it then. */
@Tag("real")
class ControlPlaneEndTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void leavesNothingWhenItsJvmIsKilled() throws IOException {
        try (JavaProgram program = JavaProgram.start(ControlPlaneEndTest.class, folder)) {
            Path plane = Path.of(program.awaitLine("folder "));
            assertThat(Processes.mentioning(plane)).hasSizeGreaterThanOrEqualTo(5);

            program.signal("KILL");

            Await.until(
                    "all processes to be gone",
                    () -> Processes.mentioning(plane).isEmpty(),
                    LIMIT);
            Await.until("the folder to be gone", () -> !Files.exists(plane), LIMIT);
        }
    }

    @Test
    void leavesNothingWhenItIsClosed() throws IOException {
        ControlPlane plane = ControlPlane.start();
        Path itsFolder = plane.adminKubeconfig().resolve("..").normalize();

        plane.close();

        assertThat(itsFolder).doesNotExist();
        Await.until(
                "all processes to be gone",
                () -> Processes.mentioning(itsFolder).isEmpty(),
                LIMIT);
    }

    /** Starts one and waits to be killed. */
    public static void main(String[] arguments) throws InterruptedException {
        ControlPlane plane = ControlPlane.shared();
        JavaProgram.say("folder " + plane.adminKubeconfig().getParent());
        Thread.currentThread().join();
    }
}
