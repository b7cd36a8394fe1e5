package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.exchange.Exchange;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The common parts of all responses, and the recorded exchanges. */
class AnswersTest {

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void carriesGitHubsHeaders() throws IOException {
        acme.world.clock().skew(Duration.ofMinutes(-10));

        Client.Reply reply = acme.client.get("/users/acme", "");

        assertThat(reply.response().headers().allValues("date")).containsExactly("Tue, 24 Nov 2026 11:50:00 GMT");
        assertThat(reply.header("content-type")).isEqualTo("application/json; charset=utf-8");
        assertThat(reply.header("x-github-request-id")).isNotEmpty();
        assertThat(reply.header("x-ratelimit-limit")).isEqualTo("5000");
        assertThat(reply.header("x-ratelimit-remaining")).isEqualTo("4999");
        assertThat(reply.header("x-ratelimit-used")).isEqualTo("1");
        assertThat(reply.header("x-ratelimit-reset")).isEqualTo("1795524600");
        assertThat(reply.header("x-ratelimit-resource")).isEqualTo("core");
        assertThat(reply.response().headers().map().keySet())
                .noneMatch(name -> name.contains("wiremock") || name.contains("stub"));
    }

    @Test
    void linksTheDocumentationOfAnError() throws IOException {
        Client.Reply known = acme.client.get("/repos/acme/private/installation", acme.jwt());
        Client.Reply unknown = acme.client.get("/nowhere", "");

        assertThat(known.text("/documentation_url"))
                .isEqualTo(
                        "https://docs.github.com/rest/apps/apps#get-a-repository-installation-for-the-authenticated-app");
        assertThat(unknown.text("/documentation_url")).isEqualTo("https://docs.github.com/rest");
        assertThat(unknown.text("/status")).isEqualTo("404");
    }

    @Test
    void limitsTheRate() throws IOException {
        acme.world.rateLimit().set(2, Duration.ofSeconds(60));
        String token = acme.token("");

        acme.client.get(Acme.RUNNERS, token);
        Client.Reply last = acme.client.get(Acme.RUNNERS, token);
        Client.Reply refused = acme.client.get(Acme.RUNNERS, token);
        Client.Reply asked = acme.client.get("/rate_limit", token);
        acme.clock.advance(Duration.ofSeconds(60));
        Client.Reply later = acme.client.get(Acme.RUNNERS, token);

        assertThat(last.status()).isEqualTo(200);
        assertThat(last.header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.message()).isEqualTo("API rate limit exceeded for installation ID 42.");
        assertThat(refused.header("x-ratelimit-reset")).isEqualTo("1795521660");
        assertThat(asked.text("/rate/remaining")).isEqualTo("0");
        assertThat(later.status()).isEqualTo(200);
    }

    @Test
    void showsBotsWithTheirIds() throws IOException {
        Client.Reply reply = acme.client.get("/users/acme-deployer%5Bbot%5D", "");

        assertThat(reply.text("/type")).isEqualTo("Bot");
        assertThat(reply.text("/login")).isEqualTo("acme-deployer[bot]");
        assertThat(reply.json().path("id").asLong()).isPositive();
    }

    @Test
    void showsAccountsAndRepositories() throws IOException {
        assertThat(acme.client.get("/users/octocat", "").text("/type")).isEqualTo("User");
        assertThat(acme.client.get("/orgs/acme", "").text("/login")).isEqualTo("acme");
        assertThat(acme.client.get("/orgs/octocat", "").status()).isEqualTo(404);
        assertThat(acme.client.get("/repos/acme/widgets", acme.token("")).text("/full_name"))
                .isEqualTo("acme/widgets");
    }

    @Test
    void remembersExchangesWithoutTheirSecrets() throws IOException {
        String token = acme.mint("{\"repositories\":[\"widgets\"]}").text("/token");
        String registration = acme.client
                .post(Acme.RUNNERS + "/registration-token", "token " + token, "")
                .text("/token");
        acme.client.post(
                "/actions/runner-registration",
                "RemoteAuth " + registration,
                "{\"url\":\"https://github.com/acme/widgets\",\"runner_event\":\"register\"}");

        assertThat(acme.sandbox.exchanges())
                .extracting(Exchange::line)
                .containsExactly(
                        "POST /app/installations/42/access_tokens <jwt> {\"repositories\":[\"widgets\"]} -> 201",
                        "POST /repos/acme/widgets/actions/runners/registration-token <token> -> 201",
                        "POST /actions/runner-registration RemoteAuth <token>"
                                + " {\"url\":\"https://github.com/acme/widgets\",\"runner_event\":\"register\"} -> 200");
        assertThat(acme.sandbox.secrets()).contains(token, registration).anyMatch(secret -> secret.startsWith("eyJ"));
        assertThat(acme.sandbox.exchanges().toString()).doesNotContain(token, registration, "eyJ");
    }
}
