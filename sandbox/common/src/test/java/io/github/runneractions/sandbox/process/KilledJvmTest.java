package io.github.runneractions.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What remains of a JVM that had no time to clean up. */
class KilledJvmTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "INT"})
    void leavesNeitherProcessesNorFolders(String signal) throws IOException {
        try (JavaProgram program = JavaProgram.start(KilledJvmTest.class, folder)) {
            Path temporary = Path.of(program.awaitLine("folder "));
            assertThat(Processes.mentioning(temporary)).isNotEmpty();

            program.signal(signal);

            Await.until(
                    "all processes to be gone",
                    () -> Processes.mentioning(temporary).isEmpty(),
                    LIMIT);
            Await.until("the folder to be gone", () -> !Files.exists(temporary), LIMIT);
        }
    }

    @Test
    void leavesNothingWhenItEndsByItself() {
        try (JavaProgram program = JavaProgram.start(KilledJvmTest.class, folder, "and end")) {
            Path temporary = Path.of(program.awaitLine("folder "));

            Await.until(
                    "all processes to be gone",
                    () -> Processes.mentioning(temporary).isEmpty(),
                    LIMIT);
            Await.until("the folder to be gone", () -> !Files.exists(temporary), LIMIT);
        }
    }

    /** Starts a tree of processes that each name a temporary folder in their arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        TemporaryFolder temporary = TemporaryFolder.create("killed");
        Path up = temporary.path().resolve("up");
        String tree = "trap '' TERM; tail -f /dev/null " + temporary.path() + " 2>&1 & touch " + up + "; wait";
        Command.of(Path.of("/bin/sh"), temporary.path().resolve("log"))
                .with(List.of("-c", tree))
                .grace(Duration.ofMillis(100))
                .start()
                .awaitReady(LIMIT, () -> Files.exists(up));
        JavaProgram.say("folder " + temporary.path());
        if (arguments.length == 0) {
            Thread.currentThread().join();
        }
    }
}
