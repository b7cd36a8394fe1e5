package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.process.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("image")
class DeployCancellationTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void leavesNoKubeconfigWhenItIsCancelledWhileItConnects() throws IOException {
        try (var silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                var run = DeployRun.start(
                        folder,
                        Map.of(
                                "kube-server", "https://127.0.0.1:" + silent.getLocalPort(),
                                "kube-token", "made-up-kube-token",
                                "namespace", "team",
                                "release", "demo",
                                "repository", "acme/widgets",
                                "github-api-url", "https://api.github.com",
                                "timeout", "10m",
                                "expected-runners", "0"));
                var _ = silent.accept()) {
            assertThat(homes()).as(run.output()).hasSize(1);
            run.cancel();

            Await.until("the folder gone", () -> homes().isEmpty(), LIMIT);
        }
    }

    private List<Path> homes() throws IOException {
        try (var homes = Files.newDirectoryStream(folder, "deploy-*")) {
            return java.util.stream.StreamSupport.stream(homes.spliterator(), false)
                    .toList();
        }
    }
}
