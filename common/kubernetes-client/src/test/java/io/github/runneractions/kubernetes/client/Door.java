package io.github.runneractions.kubernetes.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Another address of a server: passes bytes on, and knows nothing of them. */
final class Door implements AutoCloseable {
    private final ServerSocket door;
    private final URI behind;

    private Door(ServerSocket door, URI behind) {
        this.door = door;
        this.behind = behind;
    }

    static Door open(String address, URI behind) {
        try {
            var socket = new ServerSocket(0, 8, InetAddress.ofLiteral(address));
            var door = new Door(socket, behind);
            Thread.startVirtualThread(door::serve);
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("https://" + door.getInetAddress().getHostAddress() + ":" + door.getLocalPort());
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var in = door.accept();
                var out = new Socket(behind.getHost(), behind.getPort());
                Thread.startVirtualThread(() -> copy(in, out));
                Thread.startVirtualThread(() -> copy(out, in));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One side has hung up.
        }
    }
}
