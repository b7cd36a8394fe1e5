package io.github.runneractions.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** A proxy that knows one host only, by its name, and leads to a port of this machine. */
public final class NamedProxy implements AutoCloseable {
    /** What it was asked for, such as {@code CONNECT host:443 HTTP/1.1}. */
    public final Set<String> asked = new ConcurrentSkipListSet<>();

    private final String host;
    private final int port;
    private final ServerSocket socket;

    /**
     * Starts one.
     *
     * @param host that it knows
     * @param port of this machine, which it leads to
     */
    public NamedProxy(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** For a variable such as {@code https_proxy}. */
    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            // One character at a time, since what follows the head is not text.
            var reader =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1), 1);
            var request = reader.readLine();
            if (request == null) {
                return;
            }
            asked.add(request);
            for (var line = request; line != null && !line.isEmpty(); line = reader.readLine()) {}
            if (!request.startsWith("CONNECT " + host + ":")) {
                answer(client, "502 Unknown Host");
                return;
            }
            try (var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                answer(client, "200 OK");
                var back = Thread.ofVirtual().start(() -> pipe(server, client));
                pipe(client, server);
                back.interrupt();
            }
        } catch (IOException _) {
            // Either side may end first.
        }
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void pipe(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // Either side may end first.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
