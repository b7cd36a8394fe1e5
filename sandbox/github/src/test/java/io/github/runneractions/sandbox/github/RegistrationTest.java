package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegistrationRefused;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens for runners, and what runners do with them. */
class RegistrationTest {

    private static final String REGISTER = "/actions/runner-registration";

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void createsTokensInGitHubsFormat() throws IOException {
        Client.Reply reply = registration();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("/token")).matches("A[A-Z2-7]{28}");
        assertThat(reply.text("/expires_at")).isEqualTo("2026-11-24T05:00:00.000-08:00");
        assertThat(reply.header("x-ratelimit-resource")).isEqualTo("actions_runner_registration");
    }

    @ParameterizedTest
    @CsvSource({
        "register, https://github.com/acme/widgets, 200",
        "register, https://github.com/ACME/Widgets/, 200",
        "register, https://github.com/acme/gadgets, 404",
        "register, https://github.com/acme, 404",
        "register, not a url, 404",
        "remove, https://github.com/acme/widgets, 404",
        "dance, https://github.com/acme/widgets, 404"
    })
    void registersARunnerOnlyWithTheTokensOwnUrl(String event, String url, int status) throws IOException {
        Client.Reply reply = register(registration().text("/token"), event, url);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().has("token_schema")).isEqualTo(status == 200);
    }

    @Test
    void removesARunnerWithARemovalToken() throws IOException {
        String removal = acme.client
                .post(Acme.RUNNERS + "/remove-token", acme.token(""), "")
                .text("/token");

        assertThat(register(removal, "remove", "https://github.com/acme/widgets")
                        .status())
                .isEqualTo(200);
        assertThatThrownBy(() -> acme.world.connect(removal, "runner-1", List.of()))
                .isInstanceOf(RegistrationRefused.class);
    }

    @ParameterizedTest
    @CsvSource({"null", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void rejectsUnknownTokens(String token) throws IOException {
        assertThat(register(token, "register", "https://github.com/acme/widgets")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void rejectsExpiredTokens() throws IOException {
        String token = registration().text("/token");
        acme.clock.advance(Duration.ofHours(1));

        assertThat(register(token, "register", "https://github.com/acme/widgets")
                        .status())
                .isEqualTo(404);
        assertThatThrownBy(() -> acme.world.connect(token, "runner-1", List.of()))
                .isInstanceOf(RegistrationRefused.class);
    }

    @Test
    void showsARunnerFromItsBeginningToItsEnd() throws IOException {
        String token = registration().text("/token");

        RegisteredRunner connected = acme.world.connect(token, "runner-1", List.of("blue", "linux"));
        acme.world.disconnect("runner-1");
        Client.Reply gone = acme.client.get(Acme.RUNNERS, acme.token(""));
        acme.world.connect(token, "runner-1", List.of("green"));
        Client.Reply back = acme.client.get(Acme.RUNNERS, acme.token(""));

        assertThat(connected.labels()).containsExactly("self-hosted", "Linux", "X64", "blue");
        assertThat(gone.text("/runners/0/status")).isEqualTo("offline");
        assertThat(back.text("/total_count")).isEqualTo("1");
        assertThat(back.text("/runners/0/id")).isEqualTo(Long.toString(connected.id()));
        assertThat(back.text("/runners/0/status")).isEqualTo("online");
        assertThat(back.text("/runners/0/labels/3/name")).isEqualTo("green");
    }

    @Test
    void registersForAnOrganization() throws IOException {
        String token = acme.client
                .post("/orgs/acme/actions/runners/registration-token", acme.token(""), "")
                .text("/token");
        acme.world.connect(token, "runner-1", List.of());

        assertThat(register(token, "register", "https://github.com/acme").status())
                .isEqualTo(200);
        assertThat(acme.client.get("/orgs/acme/actions/runners", acme.token("")).text("/runners/0/name"))
                .isEqualTo("runner-1");
        assertThat(acme.client.get(Acme.RUNNERS, acme.token("")).text("/total_count"))
                .isEqualTo("0");
    }

    private Client.Reply registration() throws IOException {
        return acme.client.post(Acme.RUNNERS + "/registration-token", acme.token(""), "");
    }

    private Client.Reply register(String token, String event, String url) throws IOException {
        return acme.client.post(
                REGISTER, "RemoteAuth " + token, "{\"url\":\"%s\",\"runner_event\":\"%s\"}".formatted(url, event));
    }
}
