package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("image")
class DeployCancellationTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** By GitHub's runner. */
    private static final Duration UNTIL_IT_IS_KILLED = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void leavesNoKubeconfigWhenItIsCancelledWhileItConnects() throws IOException {
        try (var silent = silent();
                var run = start(silent);
                var _ = silent.accept()) {
            assertThat(kubeconfigs()).as(run.output()).hasSize(1);
            run.cancel();

            Await.until("the folder gone", () -> kubeconfigs().isEmpty(), UNTIL_IT_IS_KILLED);
        }
    }

    @Test
    void deletesTheKubeconfigOfARunThatWasKilledAndOfNoOther() throws IOException {
        try (var silent = silent();
                var living = start(silent)) {
            var ofTheLiving = awaitKubeconfigs(1, List.of());
            List<Path> ofBoth;
            try (var dead = start(silent)) {
                ofBoth = awaitKubeconfigs(2, List.of());
                dead.kill();
                assertThat(kubeconfigs()).as(living.output()).hasSize(2);
            }
            var ofTheDead =
                    ofBoth.stream().filter(file -> !ofTheLiving.contains(file)).toList();
            try (var next = start(silent)) {
                assertThat(awaitKubeconfigs(2, ofTheDead)).as(next.output()).containsAll(ofTheLiving);
            }
        }
    }

    private static ServerSocket silent() throws IOException {
        var silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        silent.setSoTimeout((int) LIMIT.toMillis());
        return silent;
    }

    private DeployRun start(ServerSocket silent) {
        return DeployRun.start(
                folder,
                Map.of(
                        "kube-server", "https://127.0.0.1:" + silent.getLocalPort(),
                        "kube-token", "madeUpKubeToken7319",
                        "namespace", "team",
                        "release", "demo",
                        "repository", "acme/widgets",
                        "github-api-url", "https://api.github.com",
                        "timeout", "10m",
                        "expected-runners", "0"));
    }

    /** Waits until there are {@code count}, and none of {@code gone}; returns them. */
    private List<Path> awaitKubeconfigs(int count, List<Path> gone) {
        var seen = new AtomicReference<List<Path>>(List.of());
        Await.until(
                count + " kubeconfigs",
                () -> {
                    seen.set(kubeconfigs());
                    return seen.get().size() == count && seen.get().stream().noneMatch(gone::contains);
                },
                LIMIT);
        return seen.get();
    }

    private List<Path> kubeconfigs() {
        try (var files = Files.find(folder, 3, (file, _) -> file.endsWith("kubeconfig"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
