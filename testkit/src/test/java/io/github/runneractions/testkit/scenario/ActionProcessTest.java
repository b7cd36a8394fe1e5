package io.github.runneractions.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionProcessTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void givesNothingButTheEnvironmentItIsGiven() throws Exception {
        var ended = run(LONG, "/usr/bin/env");

        assertThat(ended.stdout()).isEqualTo("INPUT_PRIVATE-KEY=a\nb\n");
        assertThat(ended.stderr()).isEmpty();
    }

    @Test
    void keepsTheStreamsApartAndTheExitCode() throws Exception {
        var ended = run(LONG, "/bin/sh", "-c", "echo out; echo err >&2; exit 3");

        assertThat(ended.stdout()).isEqualTo("out\n");
        assertThat(ended.stderr()).isEqualTo("err\n");
        assertThat(ended.exitCode()).isEqualTo(3);
    }

    @Test
    void seesTheArgumentsOfTheProcessesBelow() throws Exception {
        var ended = run(LONG, "/bin/sh", "-c", "/bin/sleep 1; true");

        assertThat(ended.arguments()).anyMatch(line -> line.contains("/bin/sleep 1"));
    }

    @Test
    void endsWhatDoesNotEnd() {
        assertThatThrownBy(() -> run(Duration.ofMillis(200), "/bin/sh", "-c", "echo waiting; exec /bin/sleep 100"))
                .hasMessageContaining("did not end")
                .hasMessageContaining("waiting");
        assertThat(ProcessHandle.current()
                        .descendants()
                        .map(child -> child.info().command().orElse("")))
                .noneMatch(command -> command.endsWith("sleep"));
    }

    private ActionProcess run(Duration limit, String... command) throws IOException, InterruptedException {
        return ActionProcess.run(List.of(command), Map.of("INPUT_PRIVATE-KEY", "a\nb"), folder, folder, limit);
    }
}
