package io.github.runneractions.github.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that opens tunnels for one user only. */
final class TunnelProxy implements AutoCloseable {
    final List<String> connects = new CopyOnWriteArrayList<>();
    private final String expected;
    private final ServerSocket socket;

    TunnelProxy(String user, String password) throws IOException {
        this.expected = "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url(String userInfo) {
        return "http://" + userInfo + "127.0.0.1:" + socket.getLocalPort();
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
            // A second CONNECT, with the user's name, comes on the same connection or another one.
            var done = false;
            while (!done) {
                done = answered(client);
            }
        } catch (IOException _) {
            // The other side has ended; so does this.
        }
    }

    private boolean answered(Socket client) throws IOException {
        var lines = head(client.getInputStream());
        if (lines.isEmpty()) {
            return true;
        }
        if (lines.stream().noneMatch(expected::equalsIgnoreCase)) {
            connects.add("refused");
            send(
                    client,
                    "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n");
            return false;
        }
        var target = lines.getFirst().split(" ", -1)[1];
        connects.add(lines.getFirst());
        // Every host is this machine here.
        try (var server = new Socket(
                InetAddress.getLoopbackAddress(), Integer.parseInt(target.substring(target.lastIndexOf(':') + 1)))) {
            send(client, "HTTP/1.1 200 OK\r\n\r\n");
            var back = Thread.ofVirtual().start(() -> pipe(server, client));
            pipe(client, server);
            back.interrupt();
        }
        return true;
    }

    private static List<String> head(InputStream in) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1), 1);
        var lines = new CopyOnWriteArrayList<String>();
        for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private static void send(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
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
