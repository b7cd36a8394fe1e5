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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a process. */
class SandboxMainTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ENDED_BY_INT = 130;
    private static final int ENDED_BY_TERM = 143;

    @TempDir
    Path folder;

    @Test
    void saysWhereItIsAndEndsWhenTold() throws IOException, InterruptedException {
        Path state = Files.writeString(folder.resolve("state.yaml"), "users: [hubot]");
        Path log = folder.resolve("sandbox.log");
        try (ChildProcess sandbox =
                        command(log).with("--state", state.toString()).start();
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

    @Test
    void hasASampleAppWhoseKeyIsGoodUntilItIsInterrupted() throws IOException, InterruptedException {
        Path log = folder.resolve("sandbox.log");
        try (ChildProcess sandbox = command(log)
                        .with("--sample")
                        .with(Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder))
                        .start();
                HttpClient http = HttpClient.newHttpClient()) {
            sandbox.awaitReady(LIMIT, () -> Files.readString(log).contains("Ctrl-C ends the sandbox"));
            Path key = Path.of(said(log, "private-key: the text of "));
            String jwt = jwt(key, said(log, "client-id: "));
            HttpRequest request = HttpRequest.newBuilder(URI.create(said(log, "github-api-url: ") + "/app"))
                    .header("authorization", "Bearer " + jwt)
                    .build();

            HttpResponse<String> app = http.send(request, HttpResponse.BodyHandlers.ofString());
            sandbox.signal("INT");

            assertThat(app.body()).contains("\"slug\":\"acme-deployer\"");
            assertThat(sandbox.awaitExit(LIMIT)).isEqualTo(ENDED_BY_INT);
            assertThat(key.getParent()).doesNotExist();
            assertThat(log).content().doesNotContain("Exception");
        }
    }

    @Test
    void saysWhichArgumentItDoesNotKnow() {
        Path log = folder.resolve("sandbox.log");
        try (ChildProcess sandbox = command(log).with("--sampel").start()) {
            assertThat(sandbox.awaitExit(LIMIT)).isEqualTo(2);
            assertThat(log).content().endsWith("--sampel is not one of --sample, --state FILE, --port N, --tls\n");
        }
    }

    private static Command command(Path log) {
        // A build that a script put in the background has INT ignored, and hands that on to all it starts.
        return Command.of(Path.of("/usr/bin/env"), log)
                .with("--default-signal=INT")
                .with(Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .with("-classpath", System.getProperty("java.class.path"), SandboxMain.class.getName());
    }

    /** The rest of the line in which this stands. */
    private static String said(Path log, String before) throws IOException {
        return Files.readAllLines(log).stream()
                .map(String::strip)
                .filter(line -> line.startsWith(before))
                .map(line -> line.substring(before.length()))
                .findFirst()
                .orElseThrow();
    }

    private static String jwt(Path key, String issuer) throws IOException {
        try (PEMParser pem = new PEMParser(Files.newBufferedReader(key))) {
            PrivateKey signing = new JcaPEMKeyConverter()
                    .getKeyPair((PEMKeyPair) pem.readObject())
                    .getPrivate();
            long now = Instant.now().getEpochSecond();
            String claims = "{\"iss\":\"%s\",\"iat\":%d,\"exp\":%d}".formatted(issuer, now - 60, now + 540);
            String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                    + base64(claims.getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signing);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
