package io.github.runneractions.sandbox.kubernetes.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Passes connections on to another address. A network namespace has no way to another one, but sockets that are files can be
 * reached from both; so two of these make a bridge. Uses only the JDK, since one runs as a program of its own.
 */
final class Relay implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final ServerSocketChannel server;
    private final SocketAddress target;
    private final Predicate<SocketChannel> admits;

    private Relay(ServerSocketChannel server, SocketAddress target, Predicate<SocketChannel> admits) {
        this.server = server;
        this.target = target;
        this.admits = admits;
    }

    /** Starts one that takes every connection. */
    static Relay start(SocketAddress from, SocketAddress to) {
        return start(from, to, _ -> true);
    }

    /** Starts one that closes the connections that it does not admit. */
    static Relay start(SocketAddress from, SocketAddress to, Predicate<SocketChannel> admits) {
        try {
            if (from instanceof UnixDomainSocketAddress file) {
                Files.deleteIfExists(file.getPath());
            }
            var relay = new Relay(server(from), to, admits);
            Thread.ofVirtual().name("relay-" + from).start(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing can listen at " + from, e);
        }
    }

    /** Arguments: pairs of addresses, from and to; a path is that of a socket, all else is an IP address and a port. */
    public static void main(String[] arguments) throws InterruptedException {
        for (int i = 0; i < arguments.length; i += 2) {
            start(address(arguments[i]), address(arguments[i + 1]));
        }
        Thread.currentThread().join();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SocketAddress address(String text) {
        if (text.startsWith("/")) {
            return UnixDomainSocketAddress.of(Path.of(text));
        }
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    private static ServerSocketChannel server(SocketAddress from) throws IOException {
        var server = from instanceof UnixDomainSocketAddress
                ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                : ServerSocketChannel.open();
        try {
            return server.bind(from);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                Thread.ofVirtual().start(() -> join(client));
            } catch (IOException _) {
                // Closed, or a client that went away at once.
            }
        }
    }

    private void join(SocketChannel client) {
        try (client) {
            if (!admits.test(client)) {
                return;
            }
            try (var other = SocketChannel.open(target)) {
                Thread back = Thread.ofVirtual().start(() -> pump(other, client));
                pump(client, other);
                back.join();
            }
        } catch (IOException _) {
            // The other side refuses: so does this one, by closing.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException _) {
            // One side has gone. The other one must not wait for it.
            close(from);
            close(to);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // It is closed.
        }
    }
}
