package io.github.runneractions.deploy.helm;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A repository of charts: {@code /open}, {@code /private} with a login, {@code /silent}, which never answers, {@code /slow}, which sends
 * a character now and then, {@code /moved} and {@code /abroad}, which lead to {@code /open} here and at another host, {@code /page} for people,
 * and {@code /endless}.
 */
final class ChartServer implements AutoCloseable {
    static final String USER = "bob";
    static final String PASSWORD = "pa,ss-w0rd-of-bob";

    private final HttpServer server;
    private final Path files;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();

    private ChartServer(HttpServer server, Path files) {
        this.server = server;
        this.files = files;
    }

    /** Serves an index of all packed charts in {@code files}. */
    static ChartServer of(Path files) {
        try {
            var server = new ChartServer(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), files);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() {
        server.createContext("/open/", this::answer);
        server.createContext("/private/", this::answer).setAuthenticator(new BasicAuthenticator("charts") {
            @Override
            public boolean checkCredentials(String user, String password) {
                return user.equals(USER) && password.equals(PASSWORD);
            }
        });
        server.createContext("/silent/", _ -> isClosedIn(Duration.ofDays(1)));
        server.createContext("/slow/", exchange -> endless(exchange, "a", Duration.ofMillis(200)));
        server.createContext("/endless/", exchange -> endless(exchange, "  - {}\n".repeat(10_000), Duration.ZERO));
        server.createContext("/moved/", exchange -> redirect(exchange, url("open/")));
        server.createContext(
                "/abroad/", exchange -> redirect(exchange, url("open/").replace("127.0.0.1", "localhost")));
        server.createContext(
                "/page/",
                exchange -> send(
                        exchange,
                        "<!DOCTYPE html><html><body>Log in: now</body></html>".getBytes(StandardCharsets.UTF_8)));
        server.setExecutor(Executors.newCachedThreadPool(
                task -> Thread.ofPlatform().daemon().unstarted(task)));
        server.start();
    }

    private boolean isClosedIn(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Sends {@code part} again and again. */
    private void endless(HttpExchange exchange, String part, Duration pause) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            var body = exchange.getResponseBody();
            body.write("apiVersion: v1\nentries:\n  endless:\n".getBytes(StandardCharsets.UTF_8));
            do {
                body.write(part.getBytes(StandardCharsets.UTF_8));
                body.flush();
            } while (!isClosedIn(pause));
        }
    }

    private void redirect(HttpExchange exchange, String to) throws IOException {
        note(exchange);
        try (exchange) {
            exchange.getResponseHeaders().add("Location", to + rest(exchange));
            exchange.sendResponseHeaders(302, -1);
        }
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String rest(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().replaceFirst("^/[^/]*/", "");
    }

    private void note(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        requests.add(path);
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            logins.add(path);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        note(exchange);
        var file = files.resolve(rest(exchange));
        if (Files.isRegularFile(file)) {
            send(exchange, Files.readAllBytes(file));
        } else {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        }
    }

    String url(String part) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + part;
    }

    /** The paths that were asked for. */
    List<String> requests() {
        return requests;
    }

    /** Those of them that had a login with them. */
    List<String> logins() {
        return logins;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
