package io.github.runneractions.apptoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.RegisteredApp;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.Report;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the action in this process, so that mutation testing sees it; the scenarios run its image. */
class AppTokenActionTest {
    private static final KeyPair KEY = key();

    private final GitHubSandbox github =
            GitHubSandbox.start(SandboxOptions.defaults().with(SandboxOptions.Checking.OFF));
    private final AppTokenAction action = new AppTokenAction();
    private final Report report = new Report();

    AppTokenActionTest() {
        var world = github.world();
        world.addApp(new RegisteredApp(12345, "Iv23liAcme", "acme-deployer", "Acme deployer", "acme", KEY.getPublic()));
        world.addRepository("acme/widgets");
        world.install(StoredInstallation.of(42, 12345, "acme", Map.of("administration", "write")));
    }

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void createsAToken() {
        var run = run("");

        assertThat(report.outputNames())
                .containsExactlyInAnyOrder(
                        "token",
                        "access-token",
                        "expires-at",
                        "installation-id",
                        "app-slug",
                        "permissions",
                        "repositories");
        assertThat(run.lines())
                .anyMatch(line -> line.equals("Creating a token of app 12345 for acme/widgets"))
                .anyMatch(line -> line.equals("Created: acme/widgets; administration: write, metadata: read"))
                .anyMatch(line -> line.endsWith(
                        ". It is not revoked earlier, because there is no job whose end would trigger it"));
        assertThat(requests()).containsExactly("GET 200", "POST 201");
    }

    @Test
    void logsThatTheTokenIsNotRevoked() {
        assertThat(run(";skip-token-revoke=true").lines())
                .anyMatch(line -> line.endsWith(" and is not revoked earlier"));
    }

    @Test
    void createsNoTokenInADryRun() {
        var run = run(";dry-run=true;permissions=administration: read");

        assertThat(report.outputNames())
                .containsExactlyInAnyOrder("installation-id", "app-slug", "permissions", "repositories");
        assertThat(run.lines())
                .anyMatch(line -> line.endsWith("The token would be for acme/widgets; administration: read"));
        assertThat(requests()).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void failsInADryRunAsInARealRun() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> run(";dry-run=true;permissions=contents: write"))
                .withMessageContaining("the installation lacks `contents: write`");
        assertThat(requests()).containsExactly("GET 200");
    }

    @Test
    void createsNoTokenIfTheExpressionOfADryRunIsEmpty() {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> run(";dry-run="))
                .withMessageStartingWith("`dry-run`: is set, but its expression is empty");
        assertThat(requests()).isEmpty();
    }

    @Test
    void rejectsRepositoriesOfAnotherAccountThanTheInstallations() {
        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> run(";installation-id=42;repositories=other/widgets"))
                .withMessage("Tried to use installation 42 for other, but it belongs to acme.");
        assertThat(requests()).containsExactly("GET 200");
    }

    @Test
    void rejectsAnIdOfAnotherApp() {
        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> run(";app-id=Iv23liOther"))
                .withMessage(
                        "Tried to use app 12345, but it has the ids Iv23liAcme and 12345, and Iv23liOther is set too.");
        assertThat(requests()).containsExactly("GET 200");
    }

    @Test
    void acceptsBothIdsOfTheApp() {
        run(";app-id=Iv23liAcme;installation-id=42;repositories=Acme/widgets");

        assertThat(requests()).containsExactly("GET 200", "POST 201");
    }

    @Test
    void revokesATokenThatNobodyGets() {
        var run = TestInputs.run(inputs(""));
        var inputs = action.read(Inputs.of(run.context()));

        action.takeBack(inputs, action.execute(inputs, run.context()), run.context());

        assertThat(requests()).containsExactly("GET 200", "POST 201", "DELETE 204");
    }

    @Test
    void setsTheOptionalOutputs() {
        run(";git-user=true;expose-jwt=true");

        assertThat(report.outputNames()).contains("git-user-name", "git-user-email", "jwt");
    }

    @Test
    void revokesTheTokenWhenItFailsWithoutAPostStep() {
        github.faults().forever("GET /users/*", Fault.status(404));

        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> run(";git-user=true"));
        assertThat(requests()).containsExactly("GET 200", "POST 201", "GET 404", "DELETE 204");
    }

    @Test
    void revokesInThePostStep() {
        var token = github.world()
                .tokens()
                .mint(
                        github.world().installations().find(42).orElseThrow(),
                        github.world().installations().find(42).orElseThrow().permissions(),
                        Optional.empty(),
                        github.world().tokenFormat());
        var run = TestInputs.run(inputs("") + ";STATE_token=" + token.value());

        action.cleanUp(Inputs.of(run.context()), run.context().state(), run.context());

        assertThat(run.lines()).endsWith("Revoked the installation token");
        assertThat(requests()).containsExactly("DELETE 204");
    }

    @Test
    void revokesNothingThatIsNoToken() {
        var run = TestInputs.run(inputs("") + ";STATE_token=ghs_12345 X-Other: header");

        action.cleanUp(Inputs.of(run.context()), run.context().state(), run.context());

        assertThat(run.lines()).endsWith("No token to revoke");
        assertThat(requests()).isEmpty();
    }

    @Test
    void revokesNothingWithSkipTokenRevoke() {
        var run = TestInputs.run(inputs("") + ";skip-token-revoke=true;STATE_token=ghs_12345");

        action.cleanUp(Inputs.of(run.context()), run.context().state(), run.context());

        assertThat(run.lines()).endsWith("Not revoking the token: `skip-token-revoke` is set");
        assertThat(requests()).isEmpty();
    }

    private TestInputs.Run run(String more) {
        var run = TestInputs.run(inputs(more));
        action.report(action.execute(action.read(Inputs.of(run.context())), run.context()), report);
        return run;
    }

    private String inputs(String more) {
        var pem = "-----BEGIN PRIVATE KEY-----"
                + Base64.getEncoder().encodeToString(KEY.getPrivate().getEncoded()) + "-----END PRIVATE KEY-----";
        return "client-id=12345;repository=acme/widgets;timeout=1m;github-api-url=" + github.url() + ";private-key="
                + pem + more;
    }

    private List<String> requests() {
        return github.exchanges().stream()
                .map(exchange -> exchange.method() + " " + exchange.outcome())
                .toList();
    }

    private static KeyPair key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
