package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.model.Repository;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every call checks the permissions of the token. */
class EnforcementTest {

    private static final String ORGANIZATION = "/orgs/acme/actions/runners";
    private static final String ENTERPRISE = "/enterprises/initech/actions/runners";

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @ParameterizedTest
    @CsvSource({
        "administration, read, GET, /repos/acme/widgets/actions/runners, 200, administration=read",
        "administration, read, GET, /repos/acme/widgets/actions/runners/downloads, 200, administration=read",
        "administration, read, POST, /repos/acme/widgets/actions/runners/registration-token, 403, administration=write",
        "administration, write, POST, /repos/acme/widgets/actions/runners/remove-token, 201, administration=write",
        "administration, read, DELETE, /repos/acme/widgets/actions/runners/1, 403, administration=write",
        "administration, write, GET, /orgs/acme/actions/runners, 403, organization_self_hosted_runners=read",
        "organization_self_hosted_runners, read, GET, /orgs/acme/actions/runners, 200,"
                + " organization_self_hosted_runners=read",
        "organization_self_hosted_runners, read, POST, /orgs/acme/actions/runners/registration-token, 403,"
                + " organization_self_hosted_runners=write",
        "organization_self_hosted_runners, write, POST, /orgs/acme/actions/runners/registration-token, 201,"
                + " organization_self_hosted_runners=write",
        "organization_self_hosted_runners, write, GET, /repos/acme/widgets/actions/runners, 403, administration=read",
        "administration, write, GET, /repos/acme/widgets, 200, metadata=read"
    })
    void requiresThePermissionOfTheEndpoint(
            String permission, String level, String method, String path, int status, String accepted)
            throws IOException {
        String token = acme.token("{\"permissions\":{\"%s\":\"%s\"}}".formatted(permission, level));

        Client.Reply reply = acme.client.send(method, path, token, "");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.message()).isEqualTo(status == 403 ? "Resource not accessible by integration" : "");
        assertThat(reply.header("x-accepted-github-permissions")).isEqualTo(accepted);
    }

    @Test
    void hidesRepositoriesThatTheTokenDoesNotReach() throws IOException {
        String token = acme.token("");

        assertThat(acme.client.get("/repos/acme/private/actions/runners", token).status())
                .isEqualTo(404);
        assertThat(acme.client.get("/repos/acme/private", token).status()).isEqualTo(404);
        assertThat(acme.client.get("/repos/acme/nowhere/actions/runners", token).status())
                .isEqualTo(404);
    }

    @Test
    void keepsToTheOrganizationOfTheInstallation() throws IOException {
        acme.world.addOrganization("globex");

        assertThat(acme.client
                        .get("/orgs/globex/actions/runners", acme.token(""))
                        .status())
                .isEqualTo(403);
        assertThat(acme.client
                        .get("/orgs/nobody/actions/runners", acme.token(""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void revokesATokenForGood() throws IOException {
        String token = acme.token("");

        int revoked = acme.client.delete("/installation/token", token).status();
        Client.Reply again = acme.client.delete("/installation/token", token);

        assertThat(revoked).isEqualTo(204);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.message()).isEqualTo("Bad credentials");
    }

    @Test
    void requiresATokenWhereAJwtIsNotAccepted() throws IOException {
        assertThat(acme.client.get(Acme.RUNNERS, acme.jwt()).status()).isEqualTo(403);
        assertThat(acme.client.delete("/installation/token", acme.jwt()).status())
                .isEqualTo(403);
        assertThat(acme.client.get(Acme.RUNNERS, "").message()).isEqualTo("Requires authentication");
        assertThat(acme.client.get("/app", acme.token("")).message())
                .isEqualTo("A JSON web token could not be decoded");
    }

    @Test
    void acceptsPersonalAccessTokensByTheirScopes() throws IOException {
        acme.world.addEnterprise("initech");
        acme.world.addPersonalToken("ghp_repo", "octocat", Set.of("repo"));
        acme.world.addPersonalToken("ghp_all", "octocat", Set.of("repo", "admin:org", "manage_runners:enterprise"));

        assertThat(acme.client.get(Acme.RUNNERS, "token ghp_repo").status()).isEqualTo(200);
        assertThat(acme.client.get(ORGANIZATION, "token ghp_repo").status()).isEqualTo(403);
        assertThat(acme.client.get(ENTERPRISE, "token ghp_repo").status()).isEqualTo(404);
        assertThat(acme.client.get(ORGANIZATION, "token ghp_all").status()).isEqualTo(200);
        assertThat(acme.client
                        .post(ENTERPRISE + "/registration-token", "token ghp_all", "")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void rejectsInstallationTokensForEnterprises() throws IOException {
        acme.world.addEnterprise("initech");
        acme.world.install(acme.app, "initech", Map.of("administration", "write"));

        Client.Reply reply = acme.client.post(ENTERPRISE + "/registration-token", acme.token(""), "");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.message()).isEqualTo("Resource not accessible by integration");
    }

    @Test
    void sendsNoReasonIfRunnersAreDisabled() throws IOException {
        acme.world.addRepository("acme/widgets", Repository.SelfHostedRunners.DISABLED);

        Client.Reply reply = acme.client.post(Acme.RUNNERS + "/registration-token", acme.token(""), "");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.message()).isEmpty();
    }
}
