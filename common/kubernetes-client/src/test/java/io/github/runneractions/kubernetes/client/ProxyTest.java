package io.github.runneractions.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        var environment = new Environment(Map.of("https_proxy", proxy));

        assertThatThrownBy(() -> Cluster.of(connection(), environment, Clock.systemUTC()))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("https_proxy")
                .hasMessageNotContaining("SECRET")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://127.0.0.1:9|the proxy 127.0.0.1:9 refused the connection.|in a container, 127.0.0.1 is the container itself",
                "http://no-such-proxy.invalid:3128|the proxy no-such-proxy.invalid:3128 has a name that could not be resolved.|Correct https_proxy"
            })
    void isBlamedIfItDoesNotConnect(String proxy, String cause, String hint) {
        var environment = new Environment(Map.of("https_proxy", proxy));
        try (var cluster = Cluster.of(connection(), environment, Clock.systemUTC())) {
            assertThatThrownBy(cluster::user).isInstanceOfSatisfying(Unreachable.class, failure -> {
                assertThat(failure.topic()).isEqualTo(ConnectionErrors.PROXY);
                assertThat(failure).hasMessageEndingWith(cause);
                assertThat(failure.hint()).asString().contains(hint, "`127.0.0.1` to no_proxy");
            });
        }
    }

    @Test
    void isNotBlamedIfItIsNotOnTheWay() {
        var environment = new Environment(Map.of("https_proxy", "http://127.0.0.1:9", "no_proxy", "127.0.0.1"));
        try (var cluster = Cluster.of(connection(), environment, Clock.systemUTC())) {
            assertThatThrownBy(cluster::user)
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            failure -> assertThat(failure.topic()).isEqualTo(ConnectionErrors.REFUSED));
        }
    }

    private static ClusterConnection connection() {
        return new ClusterConnection(
                URI.create("https://127.0.0.1:1"),
                Optional.empty(),
                new Credential.BearerToken(TestSecrets.mask("s3cr3t-t0ken")),
                "runners");
    }
}
