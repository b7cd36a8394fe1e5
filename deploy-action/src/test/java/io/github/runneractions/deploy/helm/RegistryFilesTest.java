package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "oci://ghcr.io/acme/runner, ghcr.io",
        "oci://registry.acme.example:5000/runner, registry.acme.example:5000",
        "oci://registry-1.docker.io/acme/runner, https://index.docker.io/v1/"
    })
    void logsInAtTheRegistryOfTheChartAlone(String chart, String registry) throws IOException {
        var secrets = new Secrets(_ -> {});
        var connection = new ClusterConnection(
                URI.create("https://127.0.0.1:1"),
                Optional.empty(),
                new Credential.BearerToken(secrets.mask("no.token.at.all-0")),
                "team");
        try (var workspace =
                HelmWorkspace.create(connection, new Environment(Map.of("RUNNER_TEMP", folder.toString())))) {
            RegistryFiles.login(workspace, chart, new ChartSource.Login("bob", secrets.mask("p4ssw0rd-of-bob")));

            assertThat(Files.readString(workspace.workingFolder().resolveSibling("config/registry/config.json")))
                    .isEqualTo("{\"auths\":{\"%s\":{\"auth\":\"Ym9iOnA0c3N3MHJkLW9mLWJvYg==\"}}}".formatted(registry));
        }
    }
}
