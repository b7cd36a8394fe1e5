package io.github.runneractions.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void givesTheProgramItsArgumentsEnvironmentAndDirectory() {
        Command command = shell("echo \"$1|$GREETING|$(pwd)|${JAVA_HOME-none}\"; exit 3")
                .with("sh", "two words")
                .with(Map.of("GREETING", "hello"));

        try (ChildProcess child = command.start()) {
            assertThat(child.awaitExit(LIMIT)).isEqualTo(3);
            assertThat(child.tail()).isEqualTo("two words|hello|" + folder + "|none");
        }
    }

    @Test
    void keepsVariablesThatNoShellCanExport() {
        Command command = Command.of(Path.of("/usr/bin/printenv"), folder.resolve("log"))
                .with("INPUT_PRIVATE-KEY")
                .with(Map.of("INPUT_PRIVATE-KEY", "one\ntwo"));

        try (ChildProcess child = command.start()) {
            assertThat(child.awaitExit(LIMIT)).isZero();
            assertThat(child.tail()).isEqualTo("one\ntwo");
        }
    }

    @Test
    void tellsTheCommandLinesOfAllThatRunsButItsGuard() {
        try (ChildProcess child = shell("sleep 600 & exec sleep 601").start()) {
            Await.until("both to run", () -> child.commandLines().equals(Set.of("sleep 600", "sleep 601")), LIMIT);
        }
    }

    @Test
    void saysNothingOfItsOwnWhenASignalEndsTheProgram() {
        try (ChildProcess child = shell("echo last; kill -KILL $$").start()) {
            assertThat(child.awaitExit(LIMIT)).isEqualTo(137);
            assertThat(child.tail()).isEqualTo("last");
        }
    }

    @Test
    void waitsUntilTheProgramIsReady() {
        Path ready = folder.resolve("ready");

        try (ChildProcess child = shell("touch " + ready + "; exec sleep 600").start()) {
            child.awaitReady(LIMIT, () -> Files.exists(ready));

            assertThat(child.alive()).isTrue();
        }
    }

    @Test
    void saysHowAProgramEndedThatWasToBecomeReady() {
        try (ChildProcess child = shell("echo bad flag >&2; exit 7").start()) {
            assertThatThrownBy(() -> child.awaitReady(LIMIT, () -> false))
                    .isInstanceOf(ProcessFailed.class)
                    .hasMessage("sh ended with status 7; its last output:\nbad flag");
        }
    }

    @Test
    void saysWhatAProgramWroteThatDidNotBecomeReadyInTime() {
        try (ChildProcess child = shell("echo still loading; exec sleep 600").start()) {
            child.awaitReady(LIMIT, () -> !child.tail().isEmpty());

            assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(1), () -> {
                        throw new IOException("refused");
                    }))
                    .hasMessage("Waited 1 ms without success for sh to be ready; its last output:\nstill loading")
                    .hasRootCauseMessage("refused");
        }
    }

    @Test
    void letsAProgramEndByItself() {
        ChildProcess child = shell("trap 'echo cleaned up; exit 0' TERM; echo up; while :; do sleep 0.05; done")
                .start();
        child.awaitReady(LIMIT, () -> child.tail().equals("up"));

        child.close();

        assertThat(child.alive()).isFalse();
        assertThat(child.tail()).contains("cleaned up");
    }

    @Test
    void letsWhatTheProgramStartedEndByItselfToo() {
        String child = "trap 'echo cleaned up; exit' TERM; echo up; while :; do sleep 0.05; done";
        ChildProcess parent = shell("trap : TERM; sh -c \"$1\" & wait; wait")
                .with("sh", child)
                .start();
        parent.awaitReady(LIMIT, () -> parent.tail().equals("up"));

        parent.close();

        assertThat(parent.tail()).contains("cleaned up");
    }

    @Test
    void killsAllOfATreeThatIgnoresTerm() throws IOException {
        String stubborn = "trap '' TERM; sleep 600 & echo $! >grandchild.new; mv grandchild.new grandchild; sleep 600";
        ChildProcess child = shell(stubborn).grace(Duration.ofMillis(50)).start();
        Path file = folder.resolve("grandchild");
        child.awaitReady(LIMIT, () -> Files.exists(file));

        child.close();

        long grandchild = Long.parseLong(Files.readString(file).strip());
        Await.until("the grandchild to be gone", () -> !running(grandchild), LIMIT);
    }

    @Test
    void pausesAProgram() throws IOException {
        // A program that starts none itself: a shell that is stopped between vfork and exec of a child shows D, not T.
        try (ChildProcess child = shell("echo $$; exec sleep 600").start()) {
            child.awaitReady(LIMIT, () -> !child.tail().isEmpty());
            long program = Long.parseLong(child.tail());

            child.signal("STOP");
            Await.until("the program to be stopped", () -> state(program).equals("T"), LIMIT);

            child.signal("CONT");
            Await.until("the program to go on", () -> !state(program).equals("T"), LIMIT);
        }
    }

    @Test
    void saysThatAProgramIsNotThere() {
        try (ChildProcess child =
                Command.of(Path.of("/nowhere/etcd"), folder.resolve("log")).start()) {
            assertThat(child.awaitExit(LIMIT)).isEqualTo(127);
            assertThat(child.tail()).contains("/nowhere/etcd");
        }
    }

    private Command shell(String script) {
        return Command.of(Path.of("/bin/sh"), folder.resolve("log")).with(List.of("-c", script));
    }

    private static boolean running(long pid) throws IOException {
        return Files.exists(Path.of("/proc/" + pid)) && !state(pid).equals("Z");
    }

    private static String state(long pid) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/stat")).replaceFirst(".*\\) (.).*\n", "$1");
    }
}
