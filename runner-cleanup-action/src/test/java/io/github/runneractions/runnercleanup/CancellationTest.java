package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cancelled step leaves no token behind. */
@Tag("image")
class CancellationTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void revokesItsTokenAndRemovesNothing() throws Exception {
        try (var sandbox = GitHubSandbox.start()) {
            var key = SigningKey.rsa();
            var app = sandbox.world().addApp(1, "acme", key.publicKey());
            sandbox.world().addRepository("acme/widgets");
            sandbox.world().install(app, "acme", Map.of("administration", "write"));
            sandbox.world().addRunner(RegisteredRunner.of("acme/widgets", "old-1", Status.OFFLINE, "gpu"));
            sandbox.world().addRunner(RegisteredRunner.of("acme/widgets", "new-1", Status.ONLINE, "gpu"));
            var output = folder.resolve("output.txt");
            var process = start(sandbox, key, output);
            try {
                Await.until("the wait", () -> Files.readString(output).contains("Checking again in"), LIMIT);
                process.destroy();

                assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.exitValue()).isNotZero();
            assertThat(output)
                    .content()
                    .contains("Revoked the installation token", "error: runner-cleanup: The job was cancelled");
            assertThat(sandbox.exchanges())
                    .filteredOn(exchange -> exchange.method().equals("DELETE"))
                    .singleElement()
                    .matches(exchange -> exchange.target().equals("/installation/token"));
        }
    }

    /** In the middle of the removals: what was removed is told, and nothing after that is refused. */
    @Test
    void tellsHowFarItCameAndRevokesItsTokenLast() throws Exception {
        try (var sandbox = GitHubSandbox.start()) {
            var key = SigningKey.rsa();
            var app = sandbox.world().addApp(1, "acme", key.publicKey());
            sandbox.world().addRepository("acme/widgets");
            sandbox.world().install(app, "acme", Map.of("administration", "write"));
            for (var name : List.of("old-1", "old-2", "old-3")) {
                sandbox.world().addRunner(RegisteredRunner.of("acme/widgets", name, Status.OFFLINE, "gpu"));
            }
            sandbox.world().addRunner(RegisteredRunner.of("acme/widgets", "new-1", Status.ONLINE, "gpu"));
            sandbox.faults()
                    .forever("DELETE /repos/acme/widgets/actions/runners/2", Fault.delay(Duration.ofSeconds(3)));
            var output = folder.resolve("output.txt");
            var process = start(sandbox, key, output, Map.of("INPUT_OFFLINE_FOR", "1s", "RUNNER_DEBUG", "1"));
            try {
                Await.until("the second removal", () -> Files.readString(output).contains("runners/2: 200"), LIMIT);
                process.destroy();
                assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }

            assertThat(process.exitValue()).isNotZero();
            assertThat(output)
                    .content()
                    .contains(
                            "Removed 2 runners: old-1, old-2",
                            "Did not remove 1 runner: old-3",
                            "error: runner-cleanup: The job was cancelled",
                            "By then, 2 of 3 stale runners were done.",
                            "deleted=2");
            assertThat(sandbox.exchanges())
                    .extracting(exchange -> exchange.method() + " " + exchange.target() + " " + exchange.outcome())
                    .doesNotContain("GET /repos/acme/widgets/actions/runners/3 200")
                    .endsWith("DELETE /installation/token 204");
        }
    }

    private static Process start(GitHubSandbox sandbox, SigningKey key, Path output) throws IOException {
        return start(sandbox, key, output, Map.of());
    }

    private static Process start(GitHubSandbox sandbox, SigningKey key, Path output, Map<String, String> more)
            throws IOException {
        var builder = new ProcessBuilder(ActionImage.of(Path.of("")).command())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(CleanupRun.asApp(sandbox, key));
        builder.environment().putAll(more);
        return builder.start();
    }
}
