package io.github.runneractions.demo.withoutdocker;

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

/** Stands in for the page of a release: serves its archives over HTTP. A test can replace the handler. */
final class Archives implements AutoCloseable {
    /** Serves one request. */
    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Path folder;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile Handler handler = this::send;

    private Archives(HttpServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static Archives of(Path folder) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var archives = new Archives(server, folder);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                archives.requests.add(exchange.getRequestURI().toString());
                archives.handler.handle(exchange);
            }
        });
        server.start();
        return archives;
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

    /** The targets of all requests. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
