package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.model.TokenFormat;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Installation tokens: what they are narrowed to, what they look like, when they end. */
class MintTest {

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void grantsAllPermissionsOfTheInstallation() throws IOException {
        Client.Reply reply = acme.mint("");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("permissions").toString())
                .isEqualTo("{\"administration\":\"write\",\"metadata\":\"read\","
                        + "\"organization_self_hosted_runners\":\"write\"}");
        assertThat(reply.text("/repository_selection")).isEqualTo("selected");
        assertThat(reply.json().has("repositories")).isFalse();
        assertThat(reply.text("/expires_at")).isEqualTo("2026-11-24T13:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"repositories\":[\"gadgets\"]}", "{\"repository_ids\":[5002]}"})
    void narrowsToRepositories(String body) throws IOException {
        Client.Reply reply = acme.mint(body);
        String token = "Bearer " + reply.text("/token");

        assertThat(reply.json().path("repositories")).hasSize(1);
        assertThat(reply.text("/repositories/0/full_name")).isEqualTo("acme/gadgets");
        assertThat(acme.client.get("/repos/acme/gadgets/actions/runners", token).status())
                .isEqualTo(200);
        assertThat(acme.client.get(Acme.RUNNERS, token).status()).isEqualTo(404);
        assertThat(acme.client.get("/installation/repositories", token).text("/repositories/0/name"))
                .isEqualTo("gadgets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"repositories\":[\"private\"]}",
                "{\"repositories\":[\"acme/widgets\"]}",
                "{\"repositories\":[\"widgets\",\"nowhere\"]}",
                "{\"repository_ids\":[5003]}"
            })
    void refusesRepositoriesItIsNotInstalledOn(String body) throws IOException {
        Client.Reply reply = acme.mint(body);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.message())
                .isEqualTo("There is at least one repository that does not exist or is not accessible to the parent"
                        + " installation.");
    }

    @Test
    void narrowsThePermissions() throws IOException {
        Client.Reply reply = acme.mint("{\"permissions\":{\"administration\":\"read\"}}");
        String token = "Bearer " + reply.text("/token");

        assertThat(reply.json().path("permissions").toString())
                .isEqualTo("{\"administration\":\"read\",\"metadata\":\"read\"}");
        assertThat(acme.client.get(Acme.RUNNERS, token).status()).isEqualTo(200);
        assertThat(acme.client
                        .post(Acme.RUNNERS + "/registration-token", token, "")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"contents\":\"read\"}", "{\"administration\":\"write\",\"issues\":\"write\"}"})
    void refusesPermissionsItWasNotGiven(String permissions) throws IOException {
        Client.Reply reply = acme.mint("{\"permissions\":" + permissions + "}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.message()).isEqualTo("The permissions requested are not granted to this installation.");
    }

    @Test
    void makesTokensOfBothFormats() throws IOException {
        String stateless = acme.mint("").text("/token");
        acme.world.tokenFormat(TokenFormat.CLASSIC);
        String classic = acme.mint("").text("/token");

        assertThat(stateless).matches("ghs_12345_[\\w-]+\\.[\\w-]+\\.[\\w-]+").hasSizeBetween(500, 540);
        assertThat(classic).matches("ghs_[A-Za-z0-9]{36}");
        assertThat(acme.client.get(Acme.RUNNERS, "token " + stateless).status()).isEqualTo(200);
        assertThat(acme.client.get(Acme.RUNNERS, "Bearer " + classic).status()).isEqualTo(200);
    }

    @Test
    void endsAfterAnHourOnGitHubsClock() throws IOException {
        String token = acme.token("");
        acme.clock.advance(Duration.ofMinutes(60).minusSeconds(1));
        int before = acme.client.get(Acme.RUNNERS, token).status();
        acme.clock.advance(Duration.ofSeconds(1));
        Client.Reply after = acme.client.get(Acme.RUNNERS, token);

        assertThat(before).isEqualTo(200);
        assertThat(after.status()).isEqualTo(401);
        assertThat(after.message()).isEqualTo("Bad credentials");
    }

    @Test
    void rejectsAMalformedBody() throws IOException {
        try (Acme lenient = new Acme(SandboxOptions.Checking.COLLECTED)) {
            assertThat(lenient.mint("{").message()).isEqualTo("Problems parsing JSON");
            assertThat(lenient.mint("{\"permissions\":{\"administration\":\"all\"}}")
                            .status())
                    .isEqualTo(422);
            assertThat(lenient.sandbox.violations()).noneMatch(found -> found.startsWith("The sandbox itself"));
        }
    }
}
