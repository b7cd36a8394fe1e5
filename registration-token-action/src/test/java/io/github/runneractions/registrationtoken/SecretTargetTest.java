package io.github.runneractions.registrationtoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.toolkit.TestRun;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTargetTest {
    private static final Map<String, String> CLUSTER =
            Map.of("INPUT_KUBE-SERVER", "https://k8s.example.com", "INPUT_KUBE-TOKEN", "s3cr3t-t0ken");

    @Test
    void isEmptyWithoutTheInput() {
        assertThat(read(Map.of())).isEmpty();
    }

    @Test
    void usesTheNamespaceInTheInput() {
        var target = read(with(CLUSTER, "team/demo")).orElseThrow();

        assertThat(target.name()).isEqualTo("demo");
        assertThat(target.connection().namespace()).isEqualTo("team");
    }

    @Test
    void usesTheKubeconfigsNamespaceByDefault() {
        var config = Map.of("INPUT_KUBECONFIG", """
                current-context: a
                contexts: [{name: a, context: {cluster: a, user: a, namespace: runners}}]
                clusters: [{name: a, cluster: {server: "https://k8s.example.com"}}]
                users: [{name: a, user: {token: s3cr3t-t0ken}}]
                """);

        assertThat(read(with(config, "demo")).orElseThrow().connection().namespace())
                .isEqualTo("runners");
    }

    @Test
    void needsANamespace() {
        assertThatThrownBy(() -> read(with(CLUSTER, "demo")))
                .hasMessageContaining("`kubernetes-secret`: does not have a namespace; write `namespace/name`");
    }

    @Test
    void reportsAProblemOnceTogetherWithTheOthers() {
        assertThatThrownBy(() -> read(Map.of("INPUT_KUBERNETES-SECRET", "a/b/c", "INPUT_KUBE-TOKEN", "s3cr3t-t0ken")))
                .hasMessageContaining("2 inputs need attention")
                .hasMessageContaining("- `kubernetes-secret`: `a/b/c` has several slashes")
                .hasMessageContaining("- `kube-server`: is required");
    }

    @Test
    void isRequiredWithAClusterConnection() {
        assertThatThrownBy(() -> read(CLUSTER))
                .hasMessageContaining("`kubernetes-secret`: is required with `kube-server`, `kube-token`; set it to");
    }

    private static Map<String, String> with(Map<String, String> inputs, String secret) {
        var all = new HashMap<>(inputs);
        all.put("INPUT_KUBERNETES-SECRET", secret);
        return all;
    }

    private static Optional<SecretTarget> read(Map<String, String> variables) {
        var inputs = new TestRun(variables).inputs();
        return inputs.complete(SecretTarget.read(inputs)::get);
    }
}
