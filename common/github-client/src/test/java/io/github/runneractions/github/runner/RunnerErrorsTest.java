package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.Repository;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each kind of token is mended in another place. */
class RunnerErrorsTest {
    private final Initech initech = new Initech();

    @AfterEach
    void close() {
        initech.close();
    }

    @Test
    void sendsTheOwnerOfAnInstallationToItsPage() {
        var refused = refused(register(Initech.REPOSITORY), Initech.READ_ONLY);

        assertThat(refused.topic()).isEqualTo(ErrorExplanation.MISSING_PERMISSION);
        assertThat(refused)
                .hasMessageEndingWith(
                        "but the token lacks the permission `administration: write` (GitHub: 403 Resource not"
                                + " accessible by integration, request ID 0001:5ABC:1234567:89ABCDE:65F0A1B2).");
        assertThat(refused.hint().toString())
                .isEqualTo("Grant it to the app (in its settings, under \"Permissions & events\"), accept it at"
                        + " %1$s/organizations/initech/settings/installations (a user's own: %1$s/settings/installations),"
                                .formatted(web())
                        + " and create a new token that has it.");
    }

    @Test
    void sendsTheOwnerOfAnOrganizationOnlyToItsPage() {
        var refused = refused(new ListRunners(Initech.ORGANIZATION, 1), Initech.READ_ONLY);

        assertThat(refused).hasMessageContaining("`organization_self_hosted_runners: read`");
        assertThat(refused.hint().toString())
                .contains("accept it at " + web() + "/organizations/initech/settings/installations, and");
    }

    @Test
    void namesTheScopeOfAClassicToken() {
        var repository = refused(register(Initech.REPOSITORY), Initech.STRANGER);
        var organization = refused(register(Initech.ORGANIZATION), Initech.STRANGER);

        assertThat(repository)
                .hasMessageContaining(
                        "but the token lacks the scope `repo`; it has only `gist` (GitHub: 403 Must have admin"
                                + " rights to Repository, request ID ");
        assertThat(organization).hasMessageContaining("the scope `admin:org`");
        assertThat(organization.hint().toString())
                .isEqualTo("Add the scope at " + web() + "/settings/tokens, or use another token.");
    }

    /** GitHub does not show an enterprise at all to a token without the scope. */
    @Test
    void namesTheScopeAlsoIfGitHubFindsNothing() {
        var refused = refused(new ListRunners(Initech.ENTERPRISE, 1), Initech.STRANGER);

        assertThat(refused.topic()).isEqualTo(ErrorExplanation.MISSING_PERMISSION);
        assertThat(refused)
                .hasMessageContaining("lacks the scope `admin:enterprise` or `manage_runners:enterprise`")
                .hasMessageContaining("(GitHub: 404 Not Found, request ID");
    }

    @Test
    void leavesAnotherReasonToGitHubsWords() {
        initech.sandbox
                .faults()
                .forever(
                        "POST /repos/*/*/actions/runners/*",
                        Fault.status(403)
                                .header("x-accepted-github-permissions", "administration=write")
                                .header("x-oauth-scopes", "repo")
                                .header("x-accepted-oauth-scopes", "repo")
                                .body("{\"message\":\"Repository was archived so is read-only.\"}"));

        for (var token : List.of(Initech.OWNER, Initech.READ_ONLY, "github_pat_11AAAA")) {
            var refused = refused(register(Initech.REPOSITORY), token);
            assertThat(refused.topic()).isEqualTo(ErrorExplanation.REFUSED);
            assertThat(refused)
                    .hasMessageContaining("GitHub responded with 403: Repository was archived so is read-only (");
        }
    }

    @Test
    void sendsThePersonToThePageOfSingleSignOn() {
        initech.sandbox
                .faults()
                .once(
                        "POST /repos/*/*/actions/runners/*",
                        Fault.status(403)
                                .header("x-github-sso", "required; url=https://github.com/orgs/initech/sso?a=b")
                                .body("{\"message\":\"Resource protected by organization SAML enforcement.\"}"));

        assertThat(refused(register(Initech.REPOSITORY), Initech.OWNER).hint())
                .hasToString("Authorise the token at https://github.com/orgs/initech/sso?a=b.");
    }

    @Test
    void sendsAnAppToATokenForTheEnterprise() {
        var refused = refused(new ListRunners(Initech.ENTERPRISE, 1), Initech.READ_ONLY);

        assertThat(refused).hasMessageContaining("GitHub responded with 403: Resource not accessible by integration");
        assertThat(refused.hint().toString())
                .startsWith("Use a classic personal access token of one of the enterprise's");
    }

    @Test
    void namesThePermissionOfAFineGrainedToken() {
        initech.sandbox
                .faults()
                .once(
                        "GET /repos/*/*/actions/runners",
                        Fault.status(403)
                                .header("x-accepted-github-permissions", "administration=read")
                                .body("{\"message\":\"Resource not accessible by personal access token\"}"));

        var refused = refused(new ListRunners(Initech.REPOSITORY, 1), "github_pat_11AAAA");

        assertThat(refused).hasMessageContaining("`administration: read`");
        assertThat(refused.hint().toString())
                .isEqualTo(
                        "Add it to the token at " + web()
                                + "/settings/personal-access-tokens, and check that its owner is an administrator of initech/tps.");
    }

    @Test
    void distinguishesDisabledRunnersFromAMissingPermission() {
        initech.world.addRepository("initech/tps", Repository.SelfHostedRunners.DISABLED);

        var token = refused(register(Initech.REPOSITORY), Initech.OWNER);
        var jit = refused(initech.jit(Initech.REPOSITORY, "jit-1"), Initech.OWNER);

        assertThat(token.topic()).isEqualTo(RunnerErrors.DISABLED);
        assertThat(token.hint().toString())
                .isEqualTo("GitHub does so where a policy disables self-hosted runners: allow them for initech/tps at "
                        + web()
                        + "/organizations/initech/settings/actions (or in the enterprise's policies), or set"
                        + " `organization` to `initech` to register the runner there.");
        assertThat(jit.topic()).isEqualTo(RunnerErrors.DISABLED);
    }

    @Test
    void namesWhatAccessToARepositoryRequires() {
        var scope = new RunnerScope.OfRepository(new RepositoryName("initech", "nothing"));

        assertThat(refused(register(scope), Initech.OWNER).hint().toString())
                .isEqualTo("Check that initech/nothing exists, and that the token's owner is an administrator of it.");
        assertThat(refused(register(scope), Initech.READ_ONLY).hint().toString())
                .isEqualTo(
                        "Check that initech/nothing exists, and that the app is installed on it and the token has access to it.");
    }

    private CreateRegistrationToken register(RunnerScope scope) {
        return new CreateRegistrationToken(scope, initech.run.process.secrets());
    }

    private Rejected refused(Endpoint<?> endpoint, String token) {
        return catchThrowableOfType(Rejected.class, () -> initech.client.call(endpoint, initech.as(token)));
    }

    private String web() {
        return initech.client.server().web().toString();
    }
}
