package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.Unreachable;
import io.github.runneractions.toolkit.TestRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InterimResponsesTest {
    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII);

    @Test
    void endWithoutABug() throws IOException {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server));
            var transport = new TimedTransport(
                    TestRun.inWorkflow(Map.of()).process, Duration.ofMinutes(5), TrustedCertificates.PUBLIC);
            var url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/app");

            assertThatExceptionOfType(Unreachable.class)
                    .isThrownBy(
                            () -> transport.exchange(new ApiRequest("GET", url, () -> "Bearer t", Optional.empty())))
                    .withMessageContaining("the response is not valid HTTP: it sends interim responses without end");
        }
    }

    private static void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> goOn(client));
            } catch (IOException _) {
                // The test is over.
            }
        }
    }

    private static void goOn(Socket client) {
        try (client) {
            while (true) {
                client.getOutputStream().write(CONTINUE);
            }
        } catch (IOException _) {
            // The other side had enough of it.
        }
    }
}
