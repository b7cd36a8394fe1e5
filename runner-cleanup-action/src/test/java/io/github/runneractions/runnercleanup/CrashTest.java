package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An action that dies leaves no file with its memory behind, where the next step or a neighbour would find its key. */
@Tag("real")
class CrashTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    /** SEGV is reported by Java itself, ABRT and TRAP by the kernel, QUIT asks Java for its threads and ends nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"SEGV", "ABRT", "TRAP", "QUIT"})
    void leavesNothingOfItsMemory(String signal) throws Exception {
        var workspace = Files.createDirectory(folder.resolve("workspace"));
        try (var sandbox = GitHubSandbox.start()) {
            var key = SigningKey.rsa();
            var app = sandbox.world().addApp(1, "acme", key.publicKey());
            sandbox.world().addRepository("acme/widgets");
            sandbox.world().install(app, "acme", Map.of("administration", "write"));
            sandbox.world().addRunner(RegisteredRunner.of("acme/widgets", "old-1", Status.OFFLINE, "gpu"));
            sandbox.world().addRunner(RegisteredRunner.of("acme/widgets", "new-1", Status.ONLINE, "gpu"));
            var output = folder.resolve("output.txt");
            var process = start(sandbox, key, workspace, output);
            try {
                Await.until("the wait", () -> Files.readString(output).contains("Checking again in"), LIMIT);
                // For attaching to it, as a debugger or a tool of the JDK does.
                Files.createFile(workspace.resolve(".attach_pid" + process.pid()));

                kill(signal, process);

                if (signal.equals("QUIT")) {
                    Await.until("the threads", () -> Files.readString(output).contains("Full thread dump"), LIMIT);
                    process.destroy();
                }
                assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.exitValue()).as(Files.readString(output)).isNotZero();
            assertThat(output)
                    .content()
                    .doesNotContain(key.privatePem().lines().toList().get(1));
        }
        assertThat(files(workspace)).allMatch(name -> name.startsWith(".attach_pid"));
    }

    private static List<String> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void kill(String signal, Process process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** From a shell whose limits would let it leave its memory. */
    private static Process start(GitHubSandbox sandbox, SigningKey key, Path workspace, Path output)
            throws IOException {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -c unlimited; exec \"$@\"", "sh"));
        command.addAll(ActionImage.of(Path.of("")).command());
        var builder = new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(CleanupRun.asApp(sandbox, key));
        return builder.start();
    }
}
