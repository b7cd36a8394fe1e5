package io.github.runneractions.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.toolkit.TestRun;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection by the names that other actions have for its inputs, and a context of a kubeconfig. */
class ConnectionAliasesTest {
    private static final String KUBECONFIG = """
            {apiVersion: v1, kind: Config, current-context: one,
             clusters: [{name: a, cluster: {server: "https://a.example.com"}}, {name: b, cluster: {server: "https://b.example.com"}}],
             users: [{name: u, user: {token: s3cr3t-t0ken}}],
             contexts: [{name: one, context: {cluster: a, user: u, namespace: first}},
                        {name: two, context: {cluster: b, user: u, namespace: second}}]}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"kube-server", "api", "cluster"})
    void haveAServerByEachName(String name) {
        assertThat(read(Map.of(name, "api.example.com", "kube-token", "s3cr3t-t0ken", "namespace", "team"))
                        .server())
                .isEqualTo(URI.create("https://api.example.com"));
    }

    @ParameterizedTest
    @CsvSource({"kube-server, api", "api, cluster"})
    void takeTheFirstOfTwoNames(String first, String second) {
        assertThat(read(Map.of(
                                first,
                                "first.example.com",
                                second,
                                "second.example.com",
                                "kube-token",
                                "s3cr3t-t0ken",
                                "namespace",
                                "team"))
                        .server())
                .isEqualTo(URI.create("https://first.example.com"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cert=no PEM;api=a.example.com;kube-token=t0ken-of-us | `cert`: `no PEM` does not contain a certificate
                    kube-ca=no PEM;cert=x;api=a.example.com              | `kube-ca`: `no PEM` does not contain a certificate
                    api=https://a b                                      | `api`: `https://a b` is not
                    cluster=https://a b                                  | `cluster`: `https://a b` is not
                    kube-token=t0ken-of-us                               | `kube-server`: is required
                    namespace=team                                       | `kube-server`: is required, with `kube-token`
                    kube-context=two;api=a.example.com                   | `kube-context`: chooses a context of `kubeconfig`, which is empty
                    """)
    void areNamedAsTheyWereGiven(String inputs, String problem) {
        var given = new HashMap<String, String>();
        for (var input : inputs.split(";", -1)) {
            given.put(input.replaceFirst("=.*", ""), input.replaceFirst("[^=]*=", ""));
        }

        assertThatThrownBy(() -> read(given)).isInstanceOf(InvalidInputs.class).hasMessageContaining(problem);
    }

    @Test
    void areNotSetTogetherWithAKubeconfig() {
        assertThatThrownBy(() -> read(Map.of("kubeconfig", KUBECONFIG, "api", "a.example.com")))
                .hasMessageContaining(
                        "`kubeconfig`: is set together with `api`; set either `kubeconfig` or the others");
    }

    @Test
    void haveTheContextOfAKubeconfigThatIsAskedFor() {
        assertThat(read(Map.of("kubeconfig", KUBECONFIG))).returns("first", ClusterConnection::namespace);
        assertThat(read(Map.of("kubeconfig", KUBECONFIG, "kube-context", "two")))
                .returns("second", ClusterConnection::namespace)
                .returns(URI.create("https://b.example.com"), ClusterConnection::server);
    }

    private static ClusterConnection read(Map<String, String> given) {
        var variables = new HashMap<String, String>();
        given.forEach((name, value) -> variables.put("INPUT_" + name.toUpperCase(Locale.ROOT), value));
        var inputs = new TestRun(variables).inputs();
        var connection = ClusterConnectionInputs.readWithAliases(inputs);
        return inputs.complete(connection::get);
    }
}
