package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a process. */
class SandboxMainTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ENDED_BY_TERM = 143;

    @TempDir
    Path folder;

    @Test
    void saysWhereItIsAndEndsWhenTold() throws IOException, InterruptedException {
        Path state = Files.writeString(folder.resolve("state.yaml"), "users: [hubot]");
        Path log = folder.resolve("sandbox.log");
        Command command = Command.of(Path.of(System.getProperty("java.home"), "bin", "java"), log)
                .with("-classpath", System.getProperty("java.class.path"), SandboxMain.class.getName())
                .with("--state", state.toString());
        try (ChildProcess sandbox = command.start();
                HttpClient http = HttpClient.newHttpClient()) {
            sandbox.awaitReady(LIMIT, () -> Files.readString(log).contains("\"url\""));
            URI user = URI.create(line(log).path("url").asText() + "/users/hubot");
            HttpRequest request = HttpRequest.newBuilder(user).build();

            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            sandbox.signal("TERM");

            assertThat(status).isEqualTo(200);
            assertThat(sandbox.awaitExit(LIMIT)).isEqualTo(ENDED_BY_TERM);
            Assertions.assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> http.send(request, HttpResponse.BodyHandlers.discarding()));
        }
    }

    private static JsonNode line(Path log) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Files.readAllLines(log).stream()
                        .filter(line -> line.startsWith("{"))
                        .findFirst()
                        .orElseThrow());
    }
}
