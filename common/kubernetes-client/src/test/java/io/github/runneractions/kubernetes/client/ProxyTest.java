package io.github.runneractions.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.kubernetes.TestSecrets;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Unreachable;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
    private static final String PASSWORD = "pa^ss-SECRET";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:" + PASSWORD + "@proxy:3128",
                "http://user:" + PASSWORD,
                "//" + PASSWORD,
                "http://user:SECRET@proxy:99999",
                "proxy:0"
            })
    void namesAMalformedVariableButDoesNotQuoteIt(String proxy) {
        var connection = new ClusterConnection(
                URI.create("https://127.0.0.1:1"),
                Optional.empty(),
                new Credential.BearerToken(TestSecrets.mask("s3cr3t-t0ken")),
                "runners");
        var environment = new Environment(Map.of("https_proxy", proxy));

        assertThatThrownBy(() -> Cluster.of(connection, environment, Clock.systemUTC()))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("https_proxy")
                .hasMessageNotContaining("SECRET")
                .hasNoCause();
    }
}
