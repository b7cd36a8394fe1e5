package io.github.runneractions.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.toolkit.TestRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connection that a pod has of its own. */
class PodConnectionTest {
    private static final URI SERVER = URI.create("https://10.0.0.1:443");

    @TempDir
    private Path folder;

    @Test
    void masksTheTokenWhenItIsRead() {
        var run = new TestRun(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "KUBERNETES_SERVICE_PORT", "443"));
        ClusterConnectionInputs.readOrPod(
                run.inputs(), NamespaceInput.namespace(run.inputs()), mounted().folder());

        run.context.log().info("it is s3cr3t-t0ken");

        assertThat(run.lines).containsExactly("it is ***");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1, 443, https://10.0.0.1:443", "fd00::1, 6443, https://[fd00::1]:6443", "api, 1, https://api:1"
    })
    void readsTheAddressOfTheApi(String host, String port, URI server) {
        var variables = Map.of("KUBERNETES_SERVICE_HOST", host, "KUBERNETES_SERVICE_PORT", port);

        assertThat(mounted().read(variables).get().server()).isEqualTo(server);
    }

    @Test
    void usesTheInputsIfAnyIsSet() {
        var inputs = Map.of(
                "INPUT_KUBE-SERVER",
                "https://k8s.example.com",
                "INPUT_KUBE-TOKEN",
                "0ther-t0ken",
                "INPUT_NAMESPACE",
                "there");

        assertThat(mounted().read(SERVER, inputs).get())
                .returns(URI.create("https://k8s.example.com"), ClusterConnection::server)
                .returns("there", ClusterConnection::namespace);
    }

    @Test
    void usesTheNamespaceInput() {
        var inputs = Map.of("INPUT_NAMESPACE", "there");

        assertThat(mounted().read(SERVER, inputs).get().namespace()).isEqualTo("there");
        assertThat(mounted().with("namespace", "").read(SERVER, inputs).get().namespace())
                .isEqualTo("there");
    }

    @Test
    void namesBothWaysToConnectOutsideAPod() {
        var nowhere = new MountedAccount(folder.resolve("none"));

        assertThatThrownBy(() -> nowhere.read(Map.of()).get())
                .isInstanceOf(InvalidInputs.class)
                .hasMessageContaining(
                        "`kube-server`: is required, with `kube-token` and `kube-ca`, unless `kubeconfig` is"
                                + " set or the action runs in a pod with a ServiceAccount");
        assertThatThrownBy(() -> nowhere.read(SERVER, Map.of()).get())
                .hasMessageContaining("this pod has no token mounted at " + nowhere.folder()
                        + ": set `automountServiceAccountToken: true` in its spec");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    token     | ''          | token is empty or missing
                    token     | two words   | token contains blanks or line ends
                    ca.crt    | ''          | ca.crt is empty or missing
                    ca.crt    | no PEM      | ca.crt does not contain a certificate
                    namespace | ''          | `namespace`: is required and is empty or missing, and
                    namespace | ''          | namespace has no namespace either
                    """)
    void reportsTheMissingOrMalformedFile(String file, String text, String problem) {
        assertThatThrownBy(
                        () -> mounted().with(file, text).read(SERVER, Map.of()).get())
                .isInstanceOf(InvalidInputs.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("two words");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 443, KUBERNETES_SERVICE_HOST is not set",
        "h, '', KUBERNETES_SERVICE_PORT is not set",
        "a b, 1, do not name a server"
    })
    void reportsTheMissingVariable(String host, String port, String problem) {
        var variables = Map.of("KUBERNETES_SERVICE_HOST", host, "KUBERNETES_SERVICE_PORT", port);

        assertThatThrownBy(() -> mounted().read(variables).get()).hasMessageContaining(problem);
    }

    @Test
    void reportsAFileThatCannotBeRead() throws IOException {
        mounted();
        Files.delete(folder.resolve("token"));
        // A folder, because root can read every file.
        Files.createDirectory(folder.resolve("token"));

        assertThatThrownBy(
                        () -> new MountedAccount(folder).read(SERVER, Map.of()).get())
                .hasMessageContaining("token cannot be read (IOException)");
    }

    private MountedAccount mounted() {
        try (var authority = PodConnectionTest.class.getResourceAsStream("ca.crt")) {
            return new MountedAccount(folder)
                    .with("token", "s3cr3t-t0ken")
                    .with("ca.crt", new String(authority.readAllBytes(), StandardCharsets.US_ASCII))
                    .with("namespace", "team");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
