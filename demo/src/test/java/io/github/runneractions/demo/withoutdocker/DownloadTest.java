package io.github.runneractions.demo.withoutdocker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.demo.NamedProxy;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.process.FreePorts;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On this machine. */
@Tag("real")
@ExtendWith(NeedsNodeJs.class)
class DownloadTest extends DownloadTests {
    private static final int LINES = 5_000;
    private static final int FULL_PIPE = 60_000;

    @Override
    Machine on(Path shared, String... options) {
        return Machine.here();
    }

    @Test
    void goesThroughTheProxyOfTheRunner() throws IOException {
        try (var proxy = new NamedProxy("mirror.example", assets.port());
                var step = step(
                        "app-token-action",
                        Map.of(
                                "http_proxy",
                                proxy.url().replace("http://", ""),
                                "INPUT_RUNTIME_URL",
                                "http://mirror.example:8080"))) {
            assertThat(step.exitCode()).as(step.said()).isEqualTo(7);
            assertThat(proxy.asked).containsExactly("CONNECT mirror.example:8080 HTTP/1.1");
        }
        assertThat(assets.requests()).hasSize(2);
    }

    @Test
    void trustsTheAuthoritiesOfTheStep() throws IOException {
        try (var server = GitHubSandbox.start(SandboxOptions.defaults().withTls());
                var another = GitHubSandbox.start(SandboxOptions.defaults().withTls())) {
            var url = server.url().toString();
            var authorities = server.caCertificate().orElseThrow();

            assertThat(failure(Map.of("INPUT_RUNTIME-URL", url)))
                    .contains("but self-signed certificate in certificate chain");
            var mine = Map.of("INPUT_RUNTIME-URL", url, "INPUT_CA-CERTIFICATES", authorities);
            assertThat(failure(mine)).contains("but the response is 404 Not Found.");
            var file = Files.writeString(folder.resolve("machine.pem"), authorities)
                    .toString();
            var other = another.caCertificate().orElseThrow();
            assertThat(failure(Map.of(
                            "INPUT_RUNTIME-URL", url, "NODE_EXTRA_CA_CERTS", file, "INPUT_CA_CERTIFICATES", other)))
                    .contains("but the response is 404 Not Found.");
            assertThat(failure(Map.of("INPUT_RUNTIME-URL", url, "SSL_CERT_FILE", file)))
                    .contains("but the response is 404 Not Found.");
            assertThat(cached()).as("authorities of the step").isEmpty();
        }
    }

    @Test
    void tellsWhatTheOtherSideSaid() throws IOException {
        assets.answer(exchange -> exchange.sendResponseHeaders(404, -1));
        assertThat(failure(Map.of())).contains("but the response is 404 Not Found.");
        assertThat(assets.requests()).hasSize(1);

        int closed = FreePorts.next();
        assertThat(failure(Map.of("INPUT_RUNTIME-URL", "http://127.0.0.1:" + closed)))
                .contains("but connect ECONNREFUSED 127.0.0.1:" + closed + ".");
        assertThat(failure(Map.of("INPUT_RUNTIME-URL", "http://nowhere.invalid")))
                .contains("but getaddrinfo ");
    }

    /** The first process of a container would not hear the signal, as GitHub's runner's child does. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aRunThatWasCancelledDoesNoHarm(String signal) throws IOException {
        doesNoHarm(signal);
    }

    @Test
    void triesAgainWhenTheServerIsBusy() throws IOException {
        var requests = new AtomicInteger();
        assets.answer(exchange -> {
            if (requests.getAndIncrement() == 0) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                assets.send(exchange);
            }
        });

        try (var step = step("app-token-action", Map.of())) {
            assertThat(step.exitCode()).as(step.said()).isEqualTo(7);
            assertThat(step.said()).contains("Trying again in 1 s: the response is 503 Service Unavailable\n");
        }
    }

    @Test
    void tellsOfAProxyThatIsNone() {
        try (var step = step("app-token-action", Map.of("https_proxy", "http://user:pass#word@proxy:3128"))) {
            assertThat(step.exitCode()).isEqualTo(2);
            assertThat(step.said())
                    .contains("::`https_proxy` on the runner: its value is not the URL of a proxy.")
                    .doesNotContain("pass");
        }
    }

    /** The program gets the output that Node had, which must not have become one that drops what is not read at once. */
    @Test
    void losesNoLineOfTheProgram() throws IOException {
        var builder = new ProcessBuilder(
                Tools.program("node").toString(),
                release.script("app-token-action", "main").toString());
        builder.environment().put("RUNNER_TOOL_CACHE", machine.toString());
        builder.environment().put("INPUT_LINES", String.valueOf(LINES));
        var step = builder.start();
        try (var output = step.getInputStream()) {
            Await.until("a full pipe", () -> output.available() > FULL_PIPE, Duration.ofSeconds(30));

            var said = new String(output.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said.lines().filter(line -> line.endsWith("than this"))).hasSize(LINES);
            assertThat(step.onExit().join().exitValue()).isEqualTo(7);
        }
    }
}
