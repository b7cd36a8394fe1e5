package io.github.runneractions.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.toolkit.TestRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a cluster of several objects called {@code blue}, each of which says something else. */
class OwnConditionsTest {
    private static final Map<String, String> SAID = Map.of(
            "/api/v1/namespaces/team/services/blue",
            "",
            "/apis/acme.example/v1/namespaces/team/services/blue",
            "out of blue",
            "/apis/acme.example/v1/namespaces/other/services/blue",
            "out of paint");
    private static final RenderedChart CHART = RenderedChart.parse("""
            apiVersion: acme.example/v1
            kind: Service
            metadata: {name: blue, namespace: other}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: blue}
            ---
            apiVersion: forbidden.example/v1
            kind: Service
            metadata: {name: blue}
            ---
            apiVersion: acme.example/v1
            kind: Service
            metadata: {name: blue}
            """);

    private HttpServer api;
    private Cluster cluster;

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        api.createContext("/", exchange -> {
            try (exchange) {
                var said = SAID.get(exchange.getRequestURI().getPath());
                var body = (said == null
                                ? "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"code\": 403, \"message\": \"no\"}"
                                : """
                                {"metadata": {"name": "blue"}, "status": {"conditions":
                                  [{"type": "Ready", "status": "%s", "reason": "", "message": "%s"}]}}
                                """.formatted(said.isEmpty() ? "True" : "False", said))
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(said == null ? 403 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        api.start();
        cluster = Cluster.of(
                new ClusterConnection(
                        URI.create("http://127.0.0.1:" + api.getAddress().getPort()),
                        Optional.empty(),
                        new Credential.BearerToken(
                                new TestRun(Map.of()).process.secrets().mask("SECRET-OF-A-DEPLOYER")),
                        "team"),
                new Environment(Map.of()),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        cluster.close();
        api.stop(0);
    }

    /** Helm's words have the namespace, and not the API group. */
    @Test
    void areThoseOfTheObjectInItsNamespaceOfWhicheverGroup() {
        var found = told("team");

        assertThat(found.cause().orElseThrow().problem().message()).isEqualTo("out of blue");
        assertThat(found.unread())
                .singleElement()
                .asString()
                .startsWith("the conditions of Service blue could not be read (");
        assertThat(told("other").cause().orElseThrow().problem().message()).isEqualTo("out of paint");
        assertThat(told("third").cause()).isEmpty();
    }

    private OwnConditions.Result told(String namespace) {
        var words = "resource Service/" + namespace + "/blue not ready. status: InProgress, message: wait";
        var live = new LiveObjects(
                cluster,
                (version, kind) -> Optional.of(new ApiResource(
                        version.contains("/") ? version.substring(0, version.indexOf('/')) : "",
                        "v1",
                        "services",
                        kind,
                        true)));
        return new OwnConditions(CHART, live).of(NotReady.in(words));
    }
}
