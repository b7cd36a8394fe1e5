package io.github.runneractions.sandbox.kubernetes.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The played registrar has the words of the image's. */
class RegistrarWordsTest {
    private static final String URL = "https://github.com/acme/widgets";
    private static final String VALID = "2100-01-01T00:00:00Z";
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    private Path folder;

    private Path secret;

    @BeforeEach
    void prepare() throws IOException {
        secret = Files.createDirectories(folder.resolve("root/run/registration"));
        Files.createDirectories(folder.resolve("root/run/handover"));
        Files.createDirectories(folder.resolve("root/run/registrar"));
        Files.createDirectories(folder.resolve("root/opt/actions-runner"));
        Files.createDirectories(folder.resolve("bin"));
    }

    static Stream<Arguments> secrets() {
        return brokers()
                .flatMap(broker -> Stream.<Map<String, String>>of(
                                Map.of(),
                                Map.of("url", URL, "expires-at", VALID),
                                Map.of("url", URL, "token", "A2TOKEN"),
                                Map.of("token", "A2TOKEN", "expires-at", VALID),
                                Map.of("url", URL, "token", "A2TOKEN", "expires-at", "tomorrow, perhaps"),
                                Map.of("url", URL, "token", "A2TOKEN", "expires-at", "2026-01-31T11:00:00Z"))
                        .map(entries -> Arguments.of(broker, entries)));
    }

    static Stream<Arguments> refusals() {
        return brokers()
                .flatMap(broker -> Stream.of(
                        Arguments.of(broker, 404, "Http response code: NotFound from"),
                        Arguments.of(broker, 401, "Http response code: Unauthorized from"),
                        Arguments.of(broker, 403, "Http response code: Forbidden from"),
                        Arguments.of(broker, 0, "no route to host")));
    }

    private static Stream<String> brokers() {
        return Stream.of("", "demo-broker");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void objectsAlike(String broker, Map<String, String> entries) throws IOException {
        for (var entry : entries.entrySet()) {
            Files.writeString(secret.resolve(entry.getKey()), entry.getValue());
        }
        program("bin/curl", """
                while [ "$1" != --output ]; do shift; done
                printf 'Date: Sat, 31 Jan 2026 12:00:00 GMT\\r\\n' >"$2"
                """);

        assertThat(lastLine(broker))
                .isEqualTo("registrar: "
                        + new PodRegistration("demo-registration", entries)
                                .problem(words(broker), NOW)
                                .orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void reportsARefusalAlike(String broker, int status, String line) throws IOException {
        for (var entry :
                Map.of("url", URL, "token", "A2TOKEN", "expires-at", VALID).entrySet()) {
            Files.writeString(secret.resolve(entry.getKey()), entry.getValue());
        }
        program("root/opt/actions-runner/config.sh", "echo '" + line + "'; exit 1");

        assertThat(lastLine(broker))
                .isEqualTo("registrar: " + words(broker).refused(URL, new RegistrationFailed(status, line)));
    }

    @ParameterizedTest
    @CsvSource({"run", "ready"})
    void theOtherProgramsHaveTheOtherWords(String program) throws IOException {
        var text = Files.readString(image().resolve(program)).replaceAll("\" \\\\\n\\s*\"", " ");
        var words = program.equals("run") ? RegistrarWords.GONE_FOR_GOOD.substring("run: ".length()) : "not ready: ";

        assertThat(text).contains(words);
        assertThat(Files.readString(image().resolve("run"))).contains("'waiting for the registrar'");
    }

    /** What a probe tells, Kubernetes quotes in an event. */
    @Test
    void theReadinessProbeHasTheSameWord() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("root/run/runner")).resolve("state"),
                "waiting for the registrar\n");
        var log = folder.resolve("ready.log");
        var ready = Command.of(image().resolve("ready"), log)
                .with(Map.of("TEST_ROOT", folder.resolve("root").toString(), "PATH", System.getenv("PATH")));

        try (ChildProcess process = ready.start()) {
            assertThat(process.awaitExit(Duration.ofSeconds(30))).isEqualTo(1);
        }
        assertThat(log).hasContent(RegistrarWords.NOT_READY);
    }

    private static RegistrarWords words(String broker) {
        return new RegistrarWords(Optional.of(broker).filter(name -> !name.isEmpty()));
    }

    private String lastLine(String broker) throws IOException {
        var log = folder.resolve("registrar.log");
        var registrar = Command.of(image().resolve("registrar"), log)
                .with("once")
                .with(Map.of(
                        "TEST_ROOT",
                        folder.resolve("root").toString(),
                        "RUNNER_NAME",
                        "demo-7c9d8f6b54-bbbbb",
                        "REGISTRATION_SECRET",
                        "demo-registration",
                        "REGISTRATION_BROKER",
                        broker,
                        "PATH",
                        folder.resolve("bin") + ":" + System.getenv("PATH")));
        try (ChildProcess process = registrar.start()) {
            assertThat(process.awaitExit(Duration.ofSeconds(30))).isEqualTo(1);
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.reduce((_, next) -> next).orElseThrow();
        }
    }

    private void program(String file, String body) throws IOException {
        var path = Files.writeString(folder.resolve(file), "#!/bin/sh\n" + body + "\n");
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private static Path image() {
        return Tools.repository().resolve("runner/image");
    }
}
