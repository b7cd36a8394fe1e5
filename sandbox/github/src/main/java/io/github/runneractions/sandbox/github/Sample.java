package io.github.runneractions.sandbox.github;

import io.github.runneractions.sandbox.key.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * A GitHub to try actions with: an app with a new key, installed on two repositories of an organisation, and runners.
 *
 * @param folder holds its files
 */
record Sample(Path folder) {

    private static final String CLIENT_ID = "Iv23liAcmeDeployer";

    /** Writes its files into a folder and loads it. */
    static Sample load(GitHubSandbox sandbox, Path folder) {
        Sample sample = new Sample(folder);
        SigningKey key = SigningKey.rsa();
        try (InputStream state = Objects.requireNonNull(Sample.class.getResourceAsStream("sample.yaml"))) {
            Files.createFile(
                    sample.privateKey(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(sample.privateKey(), key.pkcs1Pem());
            Files.writeString(folder.resolve("app.pub.pem"), key.publicPem());
            Path yaml = folder.resolve("sample.yaml");
            Files.copy(state, yaml);
            sandbox.load(yaml);
            if (sandbox.caCertificate().isPresent()) {
                Files.writeString(sample.certificate(), sandbox.caCertificate().get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sample;
    }

    /** The app's key, in the format that GitHub generates. */
    Path privateKey() {
        return folder.resolve("acme-deployer.private-key.pem");
    }

    private Path certificate() {
        return folder.resolve("ca.pem");
    }

    /** Instructions for its use. */
    String describe(GitHubSandbox sandbox) {
        String trust = sandbox.caCertificate().isPresent()
                ? "The action must trust the certificate in " + certificate() + "\n"
                : "";
        return """
            The GitHub sandbox listens at %1$s

            It has the app Acme deployer, installed on acme/widgets and acme/gadgets of the organisation acme.
            acme/widgets has 2 runners online, one of them busy, and 3 offline; acme has 1 online.

            Set these inputs of an action:
              github-api-url: %1$s
              client-id: %2$s
              private-key: the text of %3$s
            %4$s
            Or set these variables and run the jar of an action:
              export GITHUB_API_URL=%1$s GITHUB_REPOSITORY=acme/widgets
              export INPUT_CLIENT_ID=%2$s INPUT_PRIVATE_KEY="$(cat %3$s)"
              %5$s -jar app-token-action/target/app-token-action.jar

            Ctrl-C ends the sandbox and deletes the key.""".formatted(sandbox.url(), CLIENT_ID, privateKey(), trust, java());
    }

    /** The one that runs this program: the `java` of the path may be too old. */
    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }
}
