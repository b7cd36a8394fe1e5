package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The input {@code secrets} of deployments that fail, are cancelled or are killed. */
@Tag("real")
class DeploySecretsTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final String OLD = "0ld-passw0rd-7319";
    private static final String NEW = "n3w-passw0rd-7319";

    @TempDir
    Path folder;

    @Test
    void aRollBackKeepsWhatItNeeds() {
        var release = deployed();

        try (var run = release.start(2, "{part: b, fail: pre-upgrade}", secrets("api: {token: %s}".formatted(NEW)))) {
            assertThat(run.exitCode()).as(run.output()).isOne();
            assertThat(said(run)).contains("rolled back to revision 1").doesNotContain(NEW);
        }

        assertThat(password(release)).isEqualTo(OLD);
        assertThat(secret(release, "api")).isNull();
    }

    @Test
    void aRunThatFailsAfterAChangePutsTheFormerContentBack() {
        var release = deployed();

        try (var run = release.start(2, "{part: b, fail: pre-upgrade}", secrets("db: {password: %s}".formatted(NEW)))) {
            assertThat(run.exitCode()).as(run.output()).isOne();
            assertThat(said(run))
                    .contains("Secret db has its former content again")
                    .doesNotContain(NEW, OLD);
        }

        assertThat(password(release)).isEqualTo(OLD);
    }

    @Test
    void aFirstReleaseThatIsKeptKeepsThem() {
        var release = HeldRelease.create(PLANE, folder);
        var inputs = new HashMap<>(secrets("db: {password: %s}".formatted(OLD)));
        inputs.put("rollback-on-failure", "false");

        try (var run = release.start(1, "{part: a, fail: post-install}", inputs)) {
            assertThat(run.exitCode()).as(run.output()).isOne();
            assertThat(said(run)).contains("Nothing was rolled back");
        }

        assertThat(password(release)).isEqualTo(OLD);
        assertThat(secret(release, "demo-registration")).isNotNull();
    }

    @Test
    void afterAKilledRunTheNextOneHasItsOwn() {
        var release = deployed();
        try (var killed =
                release.start(2, "{part: b, hold: pre-upgrade}", secrets("db: {password: %s}".formatted(NEW)))) {
            release.awaitHeld("pending-upgrade");
            killed.killAll();
        }

        try (var run = release.start(3, "part: c", secrets("db: {password: th1rd-passw0rd-7319}"))) {
            assertThat(run.exitCode()).as(run.output()).isZero();
        }

        assertThat(password(release)).isEqualTo("th1rd-passw0rd-7319");
    }

    @Test
    void noReleaseRecordHasAValue() {
        var release = deployed();

        assertThat(release.records().contents()).isNotEmpty().noneMatch(text -> text.contains(OLD));
    }

    /** Its output without what GitHub's runner keeps for itself. */
    private static String said(DeployRun run) {
        return run.output()
                .lines()
                .filter(line -> !line.startsWith("::add-mask::"))
                .collect(Collectors.joining("\n"));
    }

    private HeldRelease deployed() {
        var release = HeldRelease.create(PLANE, folder);
        try (var run = release.start(1, "part: a", secrets("db: {password: %s}".formatted(OLD)))) {
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
        assertThat(password(release)).isEqualTo(OLD);
        return release;
    }

    private static Map<String, String> secrets(String block) {
        return Map.of("secrets", block);
    }

    private static String password(HeldRelease release) {
        return new String(
                Base64.getDecoder().decode(secret(release, "db").getData().get("password")), StandardCharsets.UTF_8);
    }

    private static io.fabric8.kubernetes.api.model.Secret secret(HeldRelease release, String name) {
        return PLANE.admin()
                .secrets()
                .inNamespace(release.tenant().namespace())
                .withName(name)
                .get();
    }
}
