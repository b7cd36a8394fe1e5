package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.process.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class RealDeploymentTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("deploy"));
    private final HelmRecords records = new HelmRecords(PLANE, tenant.namespace());

    @Test
    void logsPodsWhileHelmWaits() {
        try (var run = start(Map.of())) {
            assertThat(run.exitCode()).as(run.output()).isZero();

            assertThat(run.output())
                    .containsPattern("pod demo-[a-z0-9]+-[a-z0-9]{5}: \\w+ → Ready \\(\\d+ s\\); 2 of 2 pods ready")
                    .contains("Release demo is at revision 1, deployed (runner-0.1.0)");
        }
    }

    @Test
    void writesTheTokenToTheSecretAndNowhereElse() {
        deploy(Map.of());
        deploy(Map.of("values", "replicas: 1"));

        var base64 = Base64.getEncoder().encodeToString(DeployRun.REGISTRATION_TOKEN.getBytes(StandardCharsets.UTF_8));
        assertThat(everything())
                .filteredOn(text -> text.contains(DeployRun.REGISTRATION_TOKEN) || text.contains(base64))
                .singleElement()
                .asString()
                .contains("name: \"demo-registration\"");
        assertThat(records.contents())
                .hasSize(2)
                .noneMatch(text -> text.contains(DeployRun.REGISTRATION_TOKEN) || text.contains(base64));
    }

    @Test
    void rollsBackWhenAnUpgradeFails() {
        deploy(Map.of());
        try (var run = start(
                Map.of("timeout", "8s", "values", """
                image: {repository: ghcr.io/acme/lost}
                podAnnotations: {%s: %s}
                """.formatted(PodFate.KEY, PodFate.IMAGE_PULL_BACK_OFF.value())))) {
            assertThat(run.exitCode()).isEqualTo(1);

            assertThat(run.output())
                    .contains("error: deploy: A pod's image cannot be pulled")
                    .contains("ghcr.io/acme/lost")
                    .contains("Helm has rolled back to revision 1.")
                    .contains("\nrevision=3\nprevious-revision=1\nstatus=deployed\nchanged=false\n")
                    .contains("\nfailure-reason=a-pods-image-cannot-be-pulled\n");
        }
        assertThat(records.statuses()).containsExactly("superseded", "failed", "deployed");
        assertThat(image()).startsWith("ghcr.io/runner-actions/runner:");
        assertThat(secret("demo-registration")).isTrue();
    }

    @Test
    void uninstallsTheReleaseWhenTheFirstDeploymentIsCancelled() {
        try (var run = start(neverReady())) {
            Await.until("a release under way", () -> records.statuses().contains("pending-install"), LIMIT);
            run.cancel();

            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output())
                    .contains("Release demo has been cancelled.")
                    .contains("error: deploy: The deployment was cancelled")
                    .contains("Helm has uninstalled the release again.")
                    .contains("\nrevision=\nprevious-revision=\nstatus=\nchanged=false\n")
                    .contains("\nfailure-reason=the-deployment-was-cancelled\n");
        }
        assertThat(records.statuses()).isEmpty();
        assertThat(secret("demo-registration")).isFalse();
        assertThat(PLANE.admin()
                        .apps()
                        .deployments()
                        .inNamespace(tenant.namespace())
                        .list()
                        .getItems())
                .isEmpty();
    }

    @Test
    void rollsBackWhenAnUpgradeIsCancelled() {
        deploy(Map.of());
        try (var run = start(neverReady())) {
            Await.until("an upgrade under way", () -> records.statuses().contains("pending-upgrade"), LIMIT);
            run.cancel();

            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output()).contains("Helm has rolled back to revision 1.");
        }
        assertThat(records.statuses()).containsExactly("superseded", "failed", "deployed");
        assertThat(secret("demo-registration")).isTrue();
    }

    @Test
    void doesNotTakeTheFailureOfAnotherReleaseForItsOwn() {
        try (var run = start(Map.of(
                "timeout",
                "10s",
                "values",
                "podAnnotations: {%s: %s}".formatted(PodFate.KEY, PodFate.UNREADY.value())))) {
            Await.until("a release under way", () -> records.statuses().contains("pending-install"), LIMIT);
            // Its warning, "FailedCreate", tells more than a pod that is not ready.
            PLANE.admin().resource(daemonSetWithoutAccount("demo-gpu")).create();
            Await.until("the warning about the other release", () -> warnedOf("demo-gpu"), LIMIT);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("error: deploy: A pod runs but does not become ready")
                    .doesNotContain("demo-gpu");
        }
    }

    private boolean warnedOf(String name) {
        return PLANE.admin().v1().events().inNamespace(tenant.namespace()).list().getItems().stream()
                .anyMatch(event -> event.getReason().equals("FailedCreate")
                        && event.getInvolvedObject().getName().equals(name));
    }

    private DaemonSet daemonSetWithoutAccount(String name) {
        var labels = Map.of("app", name);
        return new DaemonSetBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(tenant.namespace())
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(labels)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName("not-there")
                .addNewContainer()
                .withName("main")
                .withImage("ghcr.io/acme/other:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    @Test
    void doesNotChangeASecretThatTheseActionsDidNotCreate() {
        PLANE.admin()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("demo-registration")
                        .withNamespace(tenant.namespace())
                        .endMetadata()
                        .addToStringData("token", "theirs")
                        .build())
                .create();
        try (var run = start(Map.of())) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output()).contains("error: deploy: The Secret is not managed by these actions");
        }
        assertThat(records.statuses()).isEmpty();
        assertThat(everything())
                .anyMatch(text ->
                        text.contains(Base64.getEncoder().encodeToString("theirs".getBytes(StandardCharsets.UTF_8))));
    }

    private DeployRun start(Map<String, String> inputs) {
        return DeployRun.start(tenant, folder, inputs);
    }

    private void deploy(Map<String, String> inputs) {
        try (var run = start(inputs)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
    }

    private static Map<String, String> neverReady() {
        return Map.of("values", "podAnnotations: {%s: %s}".formatted(PodFate.KEY, PodFate.UNREADY.value()));
    }

    private String image() {
        return PLANE.admin()
                .apps()
                .deployments()
                .inNamespace(tenant.namespace())
                .withName("demo")
                .get()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
    }

    private boolean secret(String name) {
        return PLANE.admin()
                        .secrets()
                        .inNamespace(tenant.namespace())
                        .withName(name)
                        .get()
                != null;
    }

    /** Every object of the namespace as YAML, of all kinds that the deployment has to do with. */
    private Stream<String> everything() {
        var admin = PLANE.admin();
        var namespace = tenant.namespace();
        return Stream.of(
                        admin.secrets().inNamespace(namespace).list(),
                        admin.configMaps().inNamespace(namespace).list(),
                        admin.serviceAccounts().inNamespace(namespace).list(),
                        admin.pods().inNamespace(namespace).list(),
                        admin.v1().events().inNamespace(namespace).list(),
                        admin.apps().deployments().inNamespace(namespace).list(),
                        admin.apps().replicaSets().inNamespace(namespace).list())
                .flatMap(list -> list.getItems().stream())
                .map(Serialization::asYaml);
    }
}
