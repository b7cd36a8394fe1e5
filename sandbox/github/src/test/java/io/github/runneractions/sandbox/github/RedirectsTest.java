package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The old name of a repository that has another one now. */
class RedirectsTest {

    private final Acme acme = new Acme();
    private final String id = Long.toString(
            acme.world.repositories().find("acme/widgets").orElseThrow().id());

    RedirectsTest() {
        var repositories = acme.world.repositories();
        repositories.addFormerName(repositories.find("acme/widgets").orElseThrow(), "Acme/gears");
    }

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void leadsToTheIdAtWhichEverythingIs() throws IOException {
        Client.Reply moved = acme.client.get("/repos/acme/Gears/installation", acme.jwt());

        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.message()).isEqualTo("Moved Permanently");
        assertThat(moved.header("location")).isEqualTo(acme.sandbox.url() + "/repositories/" + id + "/installation");
        assertThat(acme.client
                        .get("/repositories/" + id + "/installation", acme.jwt())
                        .text("/id"))
                .isEqualTo("42");
        assertThat(acme.client.get("/repositories/" + id, acme.token("")).text("/full_name"))
                .isEqualTo("acme/widgets");
        assertThat(acme.client.get("/repositories/1/installation", acme.jwt()).status())
                .isEqualTo(404);
    }

    @Test
    void keepsMethodAndQuery() throws IOException {
        String token = acme.token("");

        Client.Reply listed = acme.client.get("/repos/acme/gears/actions/runners?per_page=7", token);
        Client.Reply created = acme.client.post("/repos/acme/gears/actions/runners/remove-token", token, "");

        assertThat(listed.header("location")).endsWith("/repositories/" + id + "/actions/runners?per_page=7");
        assertThat(created.status()).isEqualTo(307);
        assertThat(acme.client
                        .post("/repositories/" + id + "/actions/runners/remove-token", token, "")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void endsWhenAnotherRepositoryGetsTheName() throws IOException {
        acme.world.addRepository("acme/gears");
        acme.world.install(acme.installation.on("acme/gears"));

        assertThat(acme.client.get("/repos/acme/gears/installation", acme.jwt()).status())
                .isEqualTo(200);
    }

    @Test
    void isNotAcceptedInATokensRepositories() throws IOException {
        assertThat(acme.mint("{\"repositories\":[\"gears\"]}").status()).isEqualTo(422);
        assertThat(acme.mint("{\"repository_ids\":[" + id + "]}").text("/repositories/0/name"))
                .isEqualTo("widgets");
    }

    @Test
    void isUnknownWithoutARename() throws IOException {
        acme.world.install(acme.app, "globex", Map.of());

        assertThat(acme.client
                        .get("/repos/globex/gears/installation", acme.jwt())
                        .status())
                .isEqualTo(404);
    }
}
