package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.process.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a process of its own, since the JDK reads its properties once. */
class RevocationTest {
    @TempDir
    private Path folder;

    /** The sandbox's authority does not say where it lists what it has revoked. */
    @ParameterizedTest
    @CsvSource({"false, connected", "true, determine revocation status"})
    void isCheckedWhenTheJdkChecksIt(String checked, String outcome) throws IOException {
        try (var github =
                GitHubSandbox.start(SandboxOptions.defaults().withTls().with(SandboxOptions.Checking.OFF))) {
            var authority = folder.resolve("ca.pem");
            Files.writeString(authority, github.caCertificate().orElseThrow());
            var command = Command.of(Path.of(System.getProperty("java.home"), "bin/java"), folder.resolve("log"))
                    .with("--enable-native-access=ALL-UNNAMED", "-Dcom.sun.net.ssl.checkRevocation=" + checked)
                    .with("-cp", System.getProperty("java.class.path"), RevocationTest.class.getName())
                    .with(authority.toString(), String.valueOf(github.url().getPort()));
            try (var process = command.start()) {
                process.awaitExit(Duration.ofMinutes(1));

                assertThat(process.tail()).containsIgnoringCase(outcome);
            }
        }
    }

    /** Connects to the server of a certificate's authority, and says what comes of it. */
    public static void main(String[] arguments) throws IOException {
        var trusted = TrustedCertificates.parse(Files.readString(Path.of(arguments[0])));
        try (var plain = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
                var _ = TlsSockets.trusting(trusted).createSocket(plain, "localhost", plain.getPort(), true)) {
            System.out.println("connected");
        }
    }
}
