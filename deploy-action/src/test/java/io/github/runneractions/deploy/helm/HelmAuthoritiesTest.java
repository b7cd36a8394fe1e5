package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.http.TrustedCertificates;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Secrets;
import io.github.runneractions.sandbox.github.server.SandboxCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom Helm trusts, with a shell script in its place. */
class HelmAuthoritiesTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Environment environment = new Environment(Map.of());

    @Test
    void areForDownloadsAlone() throws IOException {
        var pem = SandboxCertificates.create(folder, "127.0.0.1").caPem();
        var trusted = TrustedCertificates.parse("The authority of the house:\r\n" + pem.replace("\n", "\r\n"));
        try (var workspace = workspace()) {
            workspace.trust(trusted.added());

            var written = String.join("\n", lines(workspace, HelmCommand.refresh(LIMIT)));
            assertThat(TrustedCertificates.parse(written)).isEqualTo(trusted);
            assertThat(lines(workspace, HelmCommand.template(plan()))).containsExactly("none");
        }
    }

    @Test
    void areTheSystemsWhereNoneIsGiven() throws IOException {
        try (var workspace = workspace()) {
            workspace.trust(List.of());

            assertThat(lines(workspace, HelmCommand.refresh(LIMIT))).containsExactly("none");
        }
    }

    private List<String> lines(HelmWorkspace workspace, HelmCommand command) throws IOException {
        var program = Files.writeString(
                folder.resolve("helm"), "#!/bin/sh\n[ \"$SSL_CERT_FILE\" ] && cat \"$SSL_CERT_FILE\" || echo none\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        var lines = new ArrayList<String>();
        var exit = new HelmCli(program, workspace, environment).run(command, lines::add);
        assertThat(exit.ok()).isTrue();
        return lines;
    }

    private HelmWorkspace workspace() {
        var connection = new ClusterConnection(
                URI.create("https://127.0.0.1:1"),
                Optional.empty(),
                new Credential.BearerToken(new Secrets(_ -> {}).mask("no.token.at.all-0")),
                "team");
        return HelmWorkspace.create(connection, new Environment(Map.of("RUNNER_TEMP", folder.toString())));
    }

    private static ReleasePlan plan() {
        return new ReleasePlan(new ReleaseName("demo"), "team", List.of("chart"), List.of(), LIMIT);
    }
}
