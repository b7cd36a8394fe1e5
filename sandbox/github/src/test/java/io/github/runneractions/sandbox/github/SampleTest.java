package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {

    @TempDir
    Path folder;

    @Test
    void keepsTheKeyToItsOwner() throws IOException {
        try (GitHubSandbox sandbox = GitHubSandbox.start()) {
            Path key = Sample.load(sandbox, folder).privateKey();

            assertThat(key).content().startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void namesTheCertificateOfTls() {
        try (GitHubSandbox sandbox =
                GitHubSandbox.start(SandboxOptions.defaults().withTls())) {
            String text = Sample.load(sandbox, folder).describe(sandbox);

            assertThat(text)
                    .contains("The action must trust the certificate in " + folder.resolve("ca.pem") + "\n")
                    .contains("github-api-url: https://");
            assertThat(folder.resolve("ca.pem")).content().startsWith("-----BEGIN CERTIFICATE-----\n");
        }
    }
}
