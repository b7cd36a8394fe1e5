package io.github.runneractions.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.runneractions.github.runner.DeleteRunner;
import io.github.runneractions.github.runner.ListRunners;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.toolkit.TestRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A web server's response to an unknown path, such as one at a {@code github-api-url} without /api/v3. */
class ForeignAnswerTest {
    private static final RunnerScope SCOPE = new RunnerScope.OfRepository(new RepositoryName("acme", "widgets"));
    private static final byte[] PAGE = "<html>File not found</html>".getBytes(StandardCharsets.UTF_8);

    private final TestRun run = TestRun.inWorkflow(Map.of());
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, PAGE.length);
            exchange.getResponseBody().write(PAGE);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isNotReportedAsGitHubs(Endpoint<?> endpoint) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var client = GitHubClient.of(new GitHubServer(url), Duration.ofMinutes(1), run.process);
        var token = Authorization.token(run.process.secrets().mask("ghs_of-nobody"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> client.call(endpoint, token))
                .satisfies(e -> assertThat(e.topic()).isEqualTo(ErrorExplanation.NOT_GITHUB));
    }

    /** To the one a 404 says that the runner is gone, to the other that the repository is. */
    static Stream<Endpoint<?>> endpoints() {
        return Stream.of(new DeleteRunner(SCOPE, 1), new ListRunners(SCOPE, 1));
    }
}
