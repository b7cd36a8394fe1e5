package io.github.runneractions.github.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that begins an answer and goes on with a byte now and then, within every time-out there is. */
final class TricklingServer implements AutoCloseable {
    private final CountDownLatch end = new CountDownLatch(1);
    private final String beginning;
    private final ServerSocket socket;

    TricklingServer(String beginning) throws IOException {
        this.beginning = beginning;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI url(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    private void accept() {
        while (end.getCount() > 0) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> trickle(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void trickle(Socket client) {
        try (client) {
            var out = client.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            while (!end.await(20, TimeUnit.MILLISECONDS)) {
                out.write('x');
            }
        } catch (IOException | InterruptedException _) {
            // The other side had enough of it.
        }
    }

    @Override
    public void close() {
        end.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
