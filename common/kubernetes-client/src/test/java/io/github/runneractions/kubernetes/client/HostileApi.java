package io.github.runneractions.kubernetes.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that says whatever its script does, byte by byte, also what no HTTP server would say. */
final class HostileApi implements AutoCloseable {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";

    /** What it answers. */
    @FunctionalInterface
    interface Script {
        /** Writes the whole response to a request for {@code path}, or writes for ever. */
        void answer(String path, OutputStream out) throws IOException;
    }

    private final ServerSocket socket;
    private final Script script;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private HostileApi(ServerSocket socket, Script script) {
        this.socket = socket;
        this.script = script;
    }

    static HostileApi start(Script script) {
        try {
            var api = new HostileApi(new ServerSocket(0, 8, InetAddress.getLoopbackAddress()), script);
            Thread.startVirtualThread(api::serve);
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that sends {@code start}, and then {@code again} for ever. */
    static HostileApi endless(String start, String again) {
        var more = again.getBytes(StandardCharsets.UTF_8);
        return start((_, out) -> {
            write(out, OK + start);
            while (true) {
                out.write(more);
            }
        });
    }

    /** Writes a complete JSON response. */
    static void json(OutputStream out, String body) throws IOException {
        write(out, OK + body);
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var connection : open) {
            connection.close();
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                open.add(connection);
                Thread.startVirtualThread(() -> answer(connection));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            var request = in.readLine();
            var path = request.substring(request.indexOf(' ') + 1, request.lastIndexOf(' '));
            for (var line = in.readLine(); !line.isEmpty(); ) {
                line = in.readLine();
            }
            script.answer(path, connection.getOutputStream());
        } catch (IOException _) {
            // The client has hung up.
        }
    }
}
