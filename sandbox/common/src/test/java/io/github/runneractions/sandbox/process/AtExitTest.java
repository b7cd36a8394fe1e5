package io.github.runneractions.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtExitTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void startsNothingOnceTheJvmIsEnding() throws IOException {
        try (JavaProgram program = JavaProgram.start(AtExitTest.class, folder, folder.toString())) {
            program.awaitLine("ready");

            program.signal("TERM");

            Await.until("the program to end", () -> Files.exists(folder.resolve("closed")), LIMIT);
        }
        assertThat(folder.resolve("closed")).hasContent("The JVM is ending");
        assertThat(folder.resolve("touched")).doesNotExist();
    }

    /** Tries to start a program while it ends. Argument: the folder for what it did. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        AtExit.close(() -> Files.writeString(folder.resolve("closed"), startedInVain(folder)));
        JavaProgram.say("ready");
        new CountDownLatch(1).await();
    }

    private static String startedInVain(Path folder) throws IOException {
        var touch = Command.of(Path.of("touch"), folder.resolve("log"))
                .with(folder.resolve("touched").toString());
        try (ChildProcess child = touch.start()) {
            return "ended with " + child.awaitExit(LIMIT);
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
