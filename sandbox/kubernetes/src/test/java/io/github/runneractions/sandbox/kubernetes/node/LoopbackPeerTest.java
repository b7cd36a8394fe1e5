package io.github.runneractions.sandbox.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.runneractions.sandbox.process.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackPeerTest {

    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final List<String> AS_NOBODY = List.of("--reuid", "65534", "--regid", "65534", "--clear-groups");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void isOursForAProcessOfThisUser() throws IOException {
        assumeTrue(Files.isExecutable(SETPRIV), "setpriv is missing");
        assertThat(isOurs(List.of())).isTrue();
    }

    @Test
    void isNotOursForAProcessOfAnotherUser() throws IOException {
        assumeTrue(
                Files.isExecutable(SETPRIV) && Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid")),
                "only root can start a process of another user");
        assertThat(isOurs(AS_NOBODY)).isFalse();
    }

    /** Whether a program's connection is ours that runs with these options of setpriv. */
    private boolean isOurs(List<String> options) throws IOException {
        try (var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.socket().setSoTimeout((int) LIMIT.toMillis());
            // Connects, and stays until the other side closes.
            var script = "exec 3<>/dev/tcp/127.0.0.1/" + server.socket().getLocalPort() + "; read -r -u 3";
            var command = Command.of(SETPRIV, folder.resolve("log"))
                    .with(Stream.of(options, List.of("/bin/bash", "-c", script))
                            .flatMap(List::stream)
                            .toList());
            try (var _ = command.start();
                    var connection = server.socket().accept().getChannel()) {
                return LoopbackPeer.isOurs(connection);
            }
        }
    }
}
