package io.github.runneractions.registrationtoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.exchange.Exchange;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real process that is told to end while GitHub registers its JIT runner. */
class CancelledRegistrationTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String GENERATE = "POST /repos/acme/widgets/actions/runners/generate-jitconfig";

    private final SigningKey key = SigningKey.rsa();
    private final GitHubSandbox sandbox =
            GitHubSandbox.start(SandboxOptions.defaults().with(SandboxOptions.Checking.OFF));

    @TempDir
    private Path folder;

    @BeforeEach
    void install() {
        var world = sandbox.world();
        world.addApp(12345, "acme-deployer", key.publicKey());
        world.addRepository("acme/widgets");
        world.install(StoredInstallation.of(42, 12345, "acme", Map.of("administration", "write")));
        world.addPersonalToken("ghp_octocat", "octocat", Set.of("repo"));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"INT", "TERM"})
    void removesTheRunnerBeforeItRevokesItsToken(String signal) {
        run(signal, Map.of("INPUT_CLIENT-ID", "12345", "INPUT_PRIVATE-KEY", key.pkcs1Pem()));

        assertThat(sandbox.world().runners().named("jit-1")).isEmpty();
        assertThat(requests())
                .endsWith(
                        GENERATE + " 201",
                        "DELETE /repos/acme/widgets/actions/runners/1 204",
                        "DELETE /installation/token 204");
    }

    @ParameterizedTest
    @CsvSource({"INT", "TERM"})
    void removesTheRunnerWithATokenOfTheUser(String signal) {
        run(signal, Map.of("INPUT_TOKEN", "ghp_octocat"));

        assertThat(sandbox.world().runners().named("jit-1")).isEmpty();
    }

    private void run(String signal, Map<String, String> credentials) {
        // GitHub has done its part when the request is recorded; the response is still on its way.
        sandbox.faults().forever(GENERATE, Fault.delay(Duration.ofSeconds(2)));
        // A build that a script put in the background has INT ignored, and hands that on to all it starts.
        var command = Command.of(Path.of("/usr/bin/env"), folder.resolve("log"))
                .with(
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin/java").toString())
                .with("-cp", System.getProperty("java.class.path"), RegistrationTokenMain.class.getName())
                .with(credentials)
                .with(Map.of(
                        "INPUT_GITHUB-API-URL", sandbox.url().toString(),
                        "INPUT_REPOSITORY", "acme/widgets",
                        "INPUT_KIND", "jit",
                        "INPUT_COMMON-LABELS", "linux-x64",
                        "INPUT_NAME", "jit-1"));
        try (var process = command.start()) {
            process.awaitReady(LIMIT, () -> requests().stream().anyMatch(line -> line.startsWith(GENERATE)));
            process.signal(signal);
            process.awaitExit(LIMIT);
            assertThat(process.tail()).contains("Removed runner 1 again", "The job was cancelled");
        }
    }

    private List<String> requests() {
        return sandbox.exchanges().stream().map(CancelledRegistrationTest::line).toList();
    }

    private static String line(Exchange exchange) {
        return exchange.method() + " " + exchange.target() + " " + exchange.outcome();
    }
}
