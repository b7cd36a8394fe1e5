package io.github.runneractions.demo.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;

/** Serves a folder over HTTP; what goes wrong, a test decides. */
final class Assets implements AutoCloseable {
    /** Serves one request. */
    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Path folder;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile Handler handler = this::send;

    private Assets(HttpServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static Assets of(Path folder) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var assets = new Assets(server, folder);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                assets.requests.add(exchange.getRequestURI().toString());
                assets.handler.handle(exchange);
            }
        });
        server.start();
        return assets;
    }

    /** From now on requests are served so. */
    void answer(Handler other) {
        handler = other;
    }

    /** The whole file. */
    void send(HttpExchange exchange) throws IOException {
        var file = file(exchange);
        exchange.sendResponseHeaders(200, Files.size(file));
        Files.copy(file, exchange.getResponseBody());
    }

    /** Half the file, of which the header tells the whole length; then the connection is closed. */
    void sendHalf(HttpExchange exchange) throws IOException {
        var bytes = Files.readAllBytes(file(exchange));
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
        throw new IOException("closed on purpose");
    }

    private Path file(HttpExchange exchange) {
        return folder.resolve(exchange.getRequestURI().getPath().replaceFirst(".*/", ""));
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** As their first lines name what they ask for. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
