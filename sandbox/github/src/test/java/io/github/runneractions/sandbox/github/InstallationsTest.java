package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.model.StoredInstallation;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an app finds out that it is installed. */
class InstallationsTest {

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/repos/acme/widgets/installation, 200",
        "/repos/ACME/Widgets/installation, 200",
        "/repos/acme/private/installation, 404",
        "/repos/acme/nowhere/installation, 404",
        "/orgs/acme/installation, 200",
        "/orgs/globex/installation, 404",
        "/users/acme/installation, 200",
        "/users/octocat/installation, 404",
        "/enterprises/acme/installation, 404",
        "/app/installations/42, 200",
        "/app/installations/43, 404"
    })
    void findsExistingInstallations(String path, int status) throws IOException {
        Client.Reply reply = acme.client.get(path, acme.jwt());

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text("/id")).isEqualTo(status == 200 ? "42" : "");
    }

    @Test
    void findsTheInstallationOfAnEnterprise() throws IOException {
        acme.world.addEnterprise("initech");
        acme.world.install(acme.app, "initech", Map.of());

        Client.Reply reply = acme.client.get("/enterprises/initech/installation", acme.jwt());

        assertThat(reply.text("/account/slug")).isEqualTo("initech");
        assertThat(reply.text("/target_type")).isEqualTo("Enterprise");
    }

    @Test
    void hidesInstallationsOfOtherApps() throws IOException {
        acme.world.addApp(7, "other", AppKey.generate().publicKey());
        acme.world.install(StoredInstallation.of(77, 7, "acme", Map.of()));

        assertThat(acme.client.get("/app/installations/77", acme.jwt()).status())
                .isEqualTo(404);
        assertThat(acme.client.get("/app/installations", acme.jwt()).json()).hasSize(1);
    }

    @Test
    void listsThemInPages() throws IOException {
        for (int id = 100; id < 130; id++) {
            acme.world.addOrganization("org-" + id);
            acme.world.install(StoredInstallation.of(id, Acme.APP, "org-" + id, Map.of()));
        }

        Client.Reply first = acme.client.get("/app/installations", acme.jwt());
        Client.Reply second = acme.client.get("/app/installations?page=2", acme.jwt());

        assertThat(first.json()).hasSize(30);
        assertThat(first.header("link"))
                .isEqualTo(
                        "<%1$s/app/installations?page=2>; rel=\"next\", <%1$s/app/installations?page=2>; rel=\"last\""
                                .formatted(acme.sandbox.url()));
        assertThat(second.text("/0/account/login")).isEqualTo("org-129");
    }

    @Test
    void findsASuspendedInstallationThatCreatesNoTokens() throws IOException {
        String token = acme.token("");
        acme.world.install(acme.installation.suspended());

        Client.Reply found = acme.client.get("/orgs/acme/installation", acme.jwt());
        Client.Reply minted = acme.mint("");
        Client.Reply used = acme.client.get(Acme.RUNNERS, token);

        assertThat(found.text("/suspended_by/login")).isEqualTo("acme");
        assertThat(minted.status()).isEqualTo(403);
        assertThat(minted.message()).isEqualTo("This installation has been suspended");
        assertThat(used.status()).isEqualTo(403);
    }

    @Test
    void revokesTheTokensOfARemovedInstallation() throws IOException {
        String token = acme.token("");
        acme.world.uninstall(acme.installation);

        assertThat(acme.client.get(Acme.RUNNERS, token).message()).isEqualTo("Bad credentials");
        assertThat(acme.mint("").status()).isEqualTo(404);
    }
}
