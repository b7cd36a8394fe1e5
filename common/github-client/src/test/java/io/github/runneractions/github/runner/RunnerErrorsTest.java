package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.Repository;
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
        assertThat(refused).hasMessageEndingWith("but the token lacks the permission `administration: write`.");
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
                .hasMessageEndingWith(
                        "but the token lacks the scope `repo`, or its owner is not an administrator of initech/tps"
                                + " (GitHub: Must have admin rights to Repository.).");
        assertThat(organization).hasMessageContaining("the scope `admin:org`");
        assertThat(organization.hint().toString())
                .isEqualTo("Add the scope at " + web() + "/settings/tokens, or use the token of an administrator.");
    }

    @Test
    void namesThePermissionOfAFineGrainedToken() {
        initech.sandbox
                .faults()
                .once(
                        "GET /repos/*/*/actions/runners",
                        Fault.status(403).header("x-accepted-github-permissions", "administration=read"));

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
                .isEqualTo("Allow self-hosted runners for initech/tps at " + web()
                        + "/organizations/initech/settings/actions (or in the enterprise's policies), or set"
                        + " `organization` to `initech` to register the runner there.");
        assertThat(jit.topic()).isEqualTo(RunnerErrors.DISABLED);
    }

    @Test
    void namesWhatAccessToARepositoryRequires() {
        var scope = new RunnerScope.OfRepository(new RepositoryName("initech", "nothing"));

        assertThat(refused(register(scope), Initech.OWNER).hint().toString())
                .isEqualTo("Check the spelling, and that the token's owner is an administrator of initech/nothing.");
        assertThat(refused(register(scope), Initech.READ_ONLY).hint().toString())
                .isEqualTo(
                        "Check the spelling, and that the app is installed on initech/nothing and the token has access to it.");
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
