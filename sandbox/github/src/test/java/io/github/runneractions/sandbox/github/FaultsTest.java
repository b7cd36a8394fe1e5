package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.runneractions.sandbox.github.exchange.Exchange;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trouble that tests ask for. */
class FaultsTest {

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void strikesTheGivenNumberOfTimes() throws IOException {
        acme.sandbox.faults().add("GET /users/*", Fault.status(502), 1, 2);

        assertThat(statuses("/users/acme", 5)).containsExactly(200, 502, 502, 200, 200);
    }

    @Test
    void strikesForEverUntilItIsCleared() throws IOException {
        acme.sandbox.faults().forever("*", Fault.status(503));

        assertThat(statuses("/users/acme", 3)).containsExactly(503, 503, 503);
        acme.sandbox.faults().clear();
        assertThat(statuses("/users/acme", 1)).containsExactly(200);
    }

    @Test
    void strikesOnlyRequestsOfThePattern() throws IOException {
        acme.sandbox
                .faults()
                .forever("GET /repos/*/*/installation", Fault.status(500))
                .forever("* /orgs/*", Fault.status(501))
                .forever("GET /app/installations?page=2", Fault.status(502));

        assertThat(acme.client
                        .get("/repos/acme/widgets/installation", acme.jwt())
                        .status())
                .isEqualTo(500);
        assertThat(acme.client.get("/orgs/acme", "").status()).isEqualTo(501);
        assertThat(acme.client.get("/orgs/acme/installation", acme.jwt()).status())
                .isEqualTo(200);
        assertThat(acme.client
                        .get("/app/installations?per_page=1&page=2", acme.jwt())
                        .status())
                .isEqualTo(502);
        assertThat(acme.client.get("/app/installations", acme.jwt()).status()).isEqualTo(200);
        assertThat(acme.client.get("/orgs/a%7Cb", "").status()).isEqualTo(501);
    }

    @Test
    void answersWithTheGivenHeadersAndBody() throws IOException {
        acme.sandbox
                .faults()
                .once("*", Fault.status(200).html())
                .once("*", Fault.status(429).header("retry-after", "7").body("{\"message\":\"slow down\"}"));

        Client.Reply html = acme.client.get("/users/acme", "");
        Client.Reply limited = acme.client.get("/users/acme", "");

        assertThat(html.response().body()).startsWith("<!DOCTYPE html>");
        assertThat(html.header("content-type")).startsWith("text/html");
        assertThat(limited.header("retry-after")).isEqualTo("7");
        assertThat(limited.message()).isEqualTo("slow down");
    }

    @Test
    void sendsGitHubsErrorTextWithoutABody() throws IOException {
        acme.sandbox.faults().once("*", Fault.status(503));

        Client.Reply reply = acme.client.get("/users/acme", "");

        assertThat(reply.text("/status")).isEqualTo("503");
        assertThat(reply.header("content-type")).startsWith("application/json");
    }

    @Test
    void dropsTheConnection() {
        acme.sandbox.faults().once("POST /app/installations/42/access_tokens", Fault.drop());

        assertThatIOException().isThrownBy(() -> acme.mint(""));
        assertThat(acme.sandbox.exchanges())
                .extracting(Exchange::line)
                .containsExactly("POST /app/installations/42/access_tokens <jwt> -> dropped");
    }

    @Test
    void cutsTheResponseShort() {
        acme.sandbox.faults().once("*", Fault.cut());

        assertThatIOException().isThrownBy(() -> acme.client.get("/users/acme", ""));
    }

    @Test
    void executesARequestWhoseResponseIsLost() throws IOException {
        acme.addRunners(2, RegisteredRunner.Status.OFFLINE);
        String token = acme.token("");
        acme.sandbox
                .faults()
                .once("DELETE /repos/*/*/actions/runners/1", Fault.status(502).carriedOut())
                .once("DELETE /repos/*/*/actions/runners/2", Fault.status(502));

        acme.client.delete(Acme.RUNNERS + "/1", token);
        acme.client.delete(Acme.RUNNERS + "/2", token);

        assertThat(acme.client.get(Acme.RUNNERS + "/1", token).status()).isEqualTo(404);
        assertThat(acme.client.get(Acme.RUNNERS + "/2", token).status()).isEqualTo(200);
    }

    @Test
    void delaysAndFailsTheSameRequest() {
        acme.sandbox.faults().forever("*", Fault.delay(Duration.ofSeconds(30))).once("*", Fault.status(503));
        HttpRequest request = HttpRequest.newBuilder(URI.create(acme.sandbox.url() + "/users/acme"))
                .timeout(Duration.ofMillis(500))
                .build();

        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThatIOException()
                    .isThrownBy(() -> http.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);
        }
        assertThat(acme.sandbox.exchanges()).extracting(Exchange::outcome).containsExactly("503");
    }

    @Test
    void rejectsMalformedPatterns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> acme.sandbox.faults().once("/users/acme", Fault.drop()))
                .withMessageContaining("/users/acme");
    }

    private List<Integer> statuses(String path, int times) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            statuses.add(acme.client.get(path, "").status());
        }
        return statuses;
    }
}
