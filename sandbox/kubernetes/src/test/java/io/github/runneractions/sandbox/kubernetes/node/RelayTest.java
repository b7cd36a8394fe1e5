package io.github.runneractions.sandbox.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RelayTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    /** As an HTTP/1.0 client does that has sent its request: what it closes is one direction. */
    @Test
    void passesTheAnswerOnToAClientThatHasSentAll() throws Exception {
        try (var server = listen();
                var _ = Relay.start(address("relay"), address("server"));
                var client = SocketChannel.open(address("relay"))) {
            var asked = CompletableFuture.supplyAsync(() -> answer(server));
            write(client, "question");
            client.shutdownOutput();

            assertThat(read(client)).isEqualTo("answer");
            assertThat(asked.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo("question");
        }
    }

    @Test
    void closesWhatItDoesNotAdmit() throws IOException {
        try (var server = listen();
                var _ = Relay.start(address("relay"), address("server"), _ -> false);
                var client = SocketChannel.open(address("relay"))) {
            server.configureBlocking(false);

            assertThat(read(client)).isEmpty();
            assertThat(server.accept()).isNull();
        }
    }

    @Test
    void closesWhenNobodyListensBehindIt() throws IOException {
        try (var _ = Relay.start(address("relay"), address("nobody"));
                var client = SocketChannel.open(address("relay"))) {
            assertThat(read(client)).isEmpty();
        }
    }

    private ServerSocketChannel listen() throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address("server"));
    }

    private UnixDomainSocketAddress address(String name) {
        return UnixDomainSocketAddress.of(folder.resolve(name));
    }

    /** Answers once it has all that the other side has to say, which it returns. */
    private static String answer(ServerSocketChannel server) {
        try (var connection = server.accept()) {
            var question = read(connection);
            write(connection, "answer");
            return question;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(SocketChannel to, String text) throws IOException {
        to.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(SocketChannel from) throws IOException {
        return new String(Channels.newInputStream(from).readAllBytes(), StandardCharsets.UTF_8);
    }
}
