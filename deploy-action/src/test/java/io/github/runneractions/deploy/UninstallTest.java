package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code uninstall} takes away the release and all that this action has made for it, whatever state the release is in. */
@Tag("real")
@Execution(ExecutionMode.CONCURRENT)
class UninstallTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    @TempDir
    Path folder;

    @Test
    void leavesNothing() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a", Map.of("secrets", "database: {password: s3cret-of-the-database}"));

        var output = release.uninstall(2);

        assertThat(output)
                .contains("Uninstalling release demo from namespace "
                        + release.tenant().namespace() + ": ConfigMap demo-a, Deployment demo")
                .contains("Secret database deleted: its release is uninstalled")
                .contains("Secret demo-registration deleted: its release is uninstalled")
                .contains("Release demo is uninstalled.");
        assertThat(release.objects()).isEmpty();
        assertThat(release.uninstall(3)).contains("Release demo is not installed in namespace ");
    }

    @Test
    void onlyShowsItInADryRun() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");

        try (var run = release.start(2, "part: a", Map.of("uninstall", "true", "dry-run", "true"))) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output()).contains("- ConfigMap demo-a").contains("- Deployment demo");
        }

        release.assertDeployed("a");
    }

    @Test
    void saysInADryRunThatTheReleaseIsNotInstalled() {
        var release = HeldRelease.create(PLANE, folder);

        try (var run = release.start(1, "part: a", Map.of("uninstall", "true", "dry-run", "true"))) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains("Release demo is not installed in namespace "
                            + release.tenant().namespace());
        }
    }

    /** Helm compares with the newest record alone. */
    @Test
    void takesAwayWhatAFailedUpgradeHasLeftOfTheRevisionBefore() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        try (var run = release.start(2, "{part: b, fail: pre-upgrade}", Map.of("rollback-on-failure", "false"))) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        }

        assertThat(release.uninstall(3)).contains("ConfigMap demo-a deleted: Helm leaves it");

        assertThat(release.objects()).containsExactly("demo-fail");
    }

    /** Without {@code get}, Helm would succeed, leave the object, and forget it. */
    @ParameterizedTest
    @CsvSource({"get, delete", "delete, get"})
    void refusesAnAccountThatLacksAPermission(String granted, String missing) {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        var weak = account(release, List.of("*"), granted);

        try (var run = as(weak, release, 2)) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output())
                    .contains(
                            "may uninstall the release from namespace",
                            "but it may not " + missing + " configmaps in ",
                            "verbs: [" + missing + "]");
        }

        release.assertDeployed("a");
    }

    @Test
    void needsNoPermissionToWait() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        var weak = account(release, List.of("list", "get", "delete"), "get", "delete");

        try (var run = as(weak, release, 2)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
        }

        assertThat(release.objects()).isEmpty();
    }

    /** Whoever may create Secrets can lay a record. */
    @Test
    void deletesNothingThatIsNotTheReleases() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        release.configMap("demo-a").edit(found -> {
            found.getMetadata().getAnnotations().remove("meta.helm.sh/release-name");
            return found;
        });

        try (var run = release.start(2, "part: a", Map.of("uninstall", "true"))) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output()).contains("names ConfigMap demo-a, which Helm would delete");
        }

        assertThat(release.configMap("demo-a").get()).isNotNull();
        assertThat(release.records().statuses()).containsExactly("deployed");
    }

    /** A hook of a record can create anything. */
    @Test
    void runsNoHooksOfARecordThatNoRunOfThisActionHasDeployed() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "{part: a, hold: pre-delete}");
        PLANE.admin()
                .apps()
                .deployments()
                .inNamespace(release.tenant().namespace())
                .withName("demo")
                .edit(found -> {
                    found.getMetadata().getAnnotations().remove("runner-actions/run-sha256");
                    return found;
                });

        assertThat(release.uninstall(2))
                .contains("Helm does not run the chart's hooks: no workload of the release has the mark of the run that"
                        + " deployed revision 1");

        assertThat(release.objects()).isEmpty();
    }

    private static TenantNamespace account(HeldRelease release, List<String> secrets, String... configMaps) {
        return PLANE.tenant(
                release.tenant().namespace(),
                List.of(
                        TenantRights.rule("", secrets, "secrets"),
                        TenantRights.rule("", List.of(configMaps), "configmaps"),
                        TenantRights.rule("apps", List.of("get", "delete"), "deployments")));
    }

    private DeployRun as(TenantNamespace account, HeldRelease release, int number) {
        return new HeldRelease(PLANE, account, release.records(), release.folder())
                .start(number, "part: a", Map.of("uninstall", "true"));
    }
}
