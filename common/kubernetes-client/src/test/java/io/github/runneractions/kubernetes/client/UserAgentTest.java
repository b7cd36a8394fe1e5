package io.github.runneractions.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.runneractions.kubernetes.TestSecrets;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runtime.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What the cluster's audit log shows of a request. */
class UserAgentTest {
    @Test
    void namesTheProcess() throws IOException {
        var agents = new CopyOnWriteArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        server.start();
        var connection = new ClusterConnection(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Optional.empty(),
                new Credential.BearerToken(TestSecrets.mask("t0ken-of-a-deployer")),
                "runners");
        try (var cluster =
                Cluster.of(connection, new Environment(Map.of(), "runner-actions/deploy 1.0.0"), Clock.systemUTC())) {
            assertThat(cluster.user()).isEmpty();
        } finally {
            server.stop(0);
        }

        assertThat(agents).containsOnly("runner-actions/deploy 1.0.0");
    }
}
