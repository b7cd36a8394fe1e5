package io.github.runneractions.kubernetes.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.runneractions.kubernetes.TestRun;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runtime.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An API server that has nothing but Events and the Deployment {@code demo}, and fails as a test wants it. */
final class EventsApi implements AutoCloseable {
    private static final String EVENTS = "/api/v1/namespaces/team/events/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What becomes of a request. */
    @FunctionalInterface
    interface Fate {
        /** The status and the reason of an error; empty when nothing is wrong. */
        Optional<Map.Entry<Integer, String>> of(String request);
    }

    final Map<String, ObjectNode> events = new TreeMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    volatile Fate fate = _ -> Optional.empty();
    /** How many of the next changes are made, but never answered. */
    final AtomicInteger answersToLose = new AtomicInteger();

    private final HttpServer server;
    private int version;

    EventsApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** A connection whose calls take no longer than {@code longest}. */
    Cluster cluster(TestRun run, Duration longest) {
        var connection = new ClusterConnection(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Optional.empty(),
                new Credential.BearerToken(run.mask("SECRET-OF-THE-BROKER-OF-A-TEAM")),
                "team");
        return Cluster.of(connection, new Environment(Map.of()), Clock.systemUTC(), longest);
    }

    ObjectNode onlyEvent() {
        if (events.size() != 1) {
            throw new AssertionError("not one event: " + events);
        }
        return events.values().iterator().next();
    }

    static Fate always(int status, String reason) {
        return _ -> Optional.of(Map.entry(status, reason));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            requests.add(request);
            var error = fate.of(request);
            if (request.startsWith("GET " + EVENTS)) {
                send(exchange, 403, status(403, "cannot get resource \"events\""));
            } else if (error.isPresent()) {
                send(
                        exchange,
                        error.get().getKey(),
                        status(error.get().getKey(), error.get().getValue()));
            } else {
                carryOut(exchange);
            }
        }
    }

    private synchronized void carryOut(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> send(exchange, 200, deployment());
            case "POST" -> create(exchange, body(exchange));
            default -> patch(exchange, exchange.getRequestURI().getPath().substring(EVENTS.length()), body(exchange));
        }
    }

    private static ObjectNode body(HttpExchange exchange) throws IOException {
        return (ObjectNode) JSON.readTree(exchange.getRequestBody());
    }

    private void create(HttpExchange exchange, ObjectNode event) throws IOException {
        var name = event.at("/metadata/name").asText();
        if (events.containsKey(name)) {
            send(exchange, 409, status(409, "events \"" + name + "\" already exists"));
            return;
        }
        changed(exchange, name, event, 201);
    }

    private void patch(HttpExchange exchange, String name, ObjectNode change) throws IOException {
        var event = events.get(name);
        if (event == null) {
            send(exchange, 404, status(404, "events \"" + name + "\" not found"));
            return;
        }
        if (!change.has("message")) {
            send(exchange, 200, event);
            return;
        }
        if (!change.at("/metadata/resourceVersion").equals(event.at("/metadata/resourceVersion"))) {
            send(exchange, 409, status(409, "the object has been modified"));
            return;
        }
        changed(exchange, name, JSON.updateValue(event.deepCopy(), change), 200);
    }

    private void changed(HttpExchange exchange, String name, ObjectNode event, int status) throws IOException {
        version++;
        event.withObject("/metadata").put("resourceVersion", String.valueOf(version));
        events.put(name, event);
        if (answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return;
        }
        send(exchange, status, event);
    }

    private static ObjectNode deployment() {
        var deployment = JSON.createObjectNode().put("apiVersion", "apps/v1").put("kind", "Deployment");
        deployment
                .putObject("metadata")
                .put("name", "demo")
                .put("uid", "uid-of-demo")
                .put("resourceVersion", "1")
                .put("creationTimestamp", "2026-11-24T12:00:00Z");
        return deployment;
    }

    private static ObjectNode status(int code, String message) {
        return JSON.createObjectNode()
                .put("apiVersion", "v1")
                .put("kind", "Status")
                .put("status", "Failure")
                .put("message", message)
                .put("code", code);
    }

    private static void send(HttpExchange exchange, int status, ObjectNode object) throws IOException {
        var bytes = JSON.writeValueAsBytes(object);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
