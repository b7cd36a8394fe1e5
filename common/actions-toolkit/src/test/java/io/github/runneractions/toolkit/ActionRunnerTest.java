package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The one class that a process of its own is needed for. */
@Timeout(60)
class ActionRunnerTest {
    /** Longer than any test waits. */
    private static final Duration ENDLESS = Duration.ofHours(1);

    @TempDir
    Path folder;

    private Process process;

    /** Sleeps, and says how it came out of it. */
    static final class Sleepy implements Action<String, String> {
        /** The process that the test starts. */
        public static void main(String[] args) {
            ActionRunner.run("sleepy", new Sleepy());
        }

        @Override
        public String read(Inputs inputs) {
            return "";
        }

        @Override
        public String execute(String inputs, ActionContext context) {
            try (var _ = context.cancellation().onCancel(() -> context.log().info("told"))) {
                context.sleeper().sleep(Duration.ZERO);
                context.log().info("sleeping");
                context.sleeper().sleep(ENDLESS);
            } finally {
                context.log().info("tidied up");
                try (var _ = context.cancellation().onCancel(() -> context.log().info("told at once"))) {
                    context.sleeper().sleep(ENDLESS);
                }
            }
            return "";
        }

        @Override
        public void report(String result, Report report) {}
    }

    @BeforeEach
    void start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(
                        List.of(java, "-cp", System.getProperty("java.class.path"), Sleepy.class.getName()))
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    @AfterEach
    void kill() {
        process.destroyForcibly();
    }

    @Test
    void endsASleepWhenTheRunIsCancelled() throws IOException, InterruptedException {
        var lines = process.inputReader();
        assertThat(lines.readLine())
                .as(Files.readString(folder.resolve("errors")))
                .isEqualTo("sleeping");
        // Not by the Process, which would close its output too.
        process.toHandle().destroy();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(lines.lines())
                .contains("told", "tidied up", "told at once", "error: sleepy: The job was cancelled")
                .last()
                .asString()
                .endsWith("#the-job-was-cancelled");
    }
}
