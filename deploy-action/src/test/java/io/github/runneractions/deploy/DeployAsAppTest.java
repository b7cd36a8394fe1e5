package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deployments with an app's key that do not end well: the installation token is revoked in every case. */
@Tag("real")
class DeployAsAppTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final String REGISTRATION = "POST /repos/acme/widgets/actions/runners/registration-token";
    private static final String REMOVAL = "POST /repos/acme/widgets/actions/runners/remove-token";
    private static final String REVOCATION = "DELETE /installation/token 204";

    private final SigningKey key = SigningKey.rsa();
    private final GitHubSandbox sandbox =
            GitHubSandbox.start(SandboxOptions.defaults().with(SandboxOptions.Checking.OFF));

    @TempDir
    Path folder;

    @BeforeEach
    void install() {
        var world = sandbox.world();
        world.addApp(1, "acme", key.publicKey());
        world.addRepository("acme/widgets");
        world.install(StoredInstallation.of(42, 1, "acme", Map.of("administration", "write")));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void revokesItsTokenWhenTheDeploymentFails() {
        var release = HeldRelease.create(PLANE, folder);

        try (var run = release.start(1, "{part: a, fail: pre-install}", app())) {
            assertThat(run.exitCode()).as(run.output()).isOne();
        }

        assertThat(requests()).endsWith(REVOCATION);
        assertThat(secrets(release)).isEmpty();
    }

    @Test
    void revokesItsTokenWhenTheJobIsCancelled() {
        var release = HeldRelease.create(PLANE, folder);

        try (var run = release.start(1, "{part: a, hold: pre-install}", app())) {
            release.awaitHeld("pending-install");
            assertThat(run.cancelAsGitHub()).as(run.output()).isTrue();
            assertThat(run.output()).contains("Revoked the installation token");
        }

        assertThat(requests()).endsWith(REVOCATION);
    }

    @Test
    void changesNothingWhenGitHubGivesNoRegistrationToken() {
        var release = HeldRelease.create(PLANE, folder);
        sandbox.faults().forever(REGISTRATION, Fault.status(404));

        try (var run = release.start(1, "part: a", with(Map.of("secrets", "db: {password: s0me-passw0rd-7319}")))) {
            assertThat(run.exitCode()).as(run.output()).isOne();
            assertThat(run.output()).contains("Secret db deleted again").doesNotContain("Deploying release");
        }

        assertThat(requests()).endsWith(REVOCATION);
        assertThat(secrets(release)).isEmpty();
    }

    @Test
    void deploysWithoutARemovalToken() {
        var release = HeldRelease.create(PLANE, folder);
        // As GitHub responds to too many requests: to be repeated after a minute.
        sandbox.faults().forever(REMOVAL, Fault.status(403));

        try (var run = release.start(1, "part: a", app())) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains("The Secret gets no removal token, so that pods leave their runners at GitHub");
        }

        release.assertDeployed("a");
    }

    @Test
    void aDryRunWritesNoSecret() {
        var release = HeldRelease.create(PLANE, folder);

        try (var run = release.start(1, "part: a", with(Map.of("dry-run", "true")))) {
            assertThat(run.exitCode()).as(run.output()).isZero();
        }

        assertThat(requests()).endsWith(REVOCATION).noneMatch(line -> line.startsWith(REGISTRATION));
        assertThat(secrets(release)).isEmpty();
    }

    private Map<String, String> app() {
        return with(Map.of());
    }

    private Map<String, String> with(Map<String, String> more) {
        var inputs = new HashMap<>(more);
        inputs.putAll(Map.of(
                "github-api-url", sandbox.url().toString(),
                "client-id", "1",
                "private-key", key.pkcs1Pem(),
                "timeout", "60s",
                "registration-token", "",
                "registration-token-expires-at", ""));
        return inputs;
    }

    private List<String> requests() {
        return sandbox.exchanges().stream()
                .map(exchange -> exchange.method() + " " + exchange.target() + " " + exchange.outcome())
                .toList();
    }

    private static List<String> secrets(HeldRelease release) {
        return PLANE.admin().secrets().inNamespace(release.tenant().namespace()).list().getItems().stream()
                .map(secret -> secret.getMetadata().getName())
                .toList();
    }
}
