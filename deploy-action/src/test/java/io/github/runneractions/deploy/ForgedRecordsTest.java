package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.process.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a neighbour in the namespace tries, who may create Secrets, against the finished image, Helm and an API server. */
@Tag("real")
class ForgedRecordsTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("forged"));

    @BeforeEach
    void checkOut() throws IOException {
        Files.createDirectory(folder.resolve("workspace"));
        Files.createDirectory(folder.resolve("temp"));
    }

    @Test
    void doesNotRollBackToAForgedRecord() throws IOException {
        deploy();
        lay(forged(9, "superseded", evilDeployment("demo")));

        assertFails(
                Map.of(
                        "timeout",
                        "8s",
                        "values",
                        "podAnnotations: {%s: %s}".formatted(PodFate.KEY, PodFate.UNREADY.value())),
                "Nothing was rolled back: Secret sh.helm.release.v1.demo.v9 tells another time of the first deployment");
        assertThat(String.valueOf(deployment("demo"))).contains("runner").doesNotContain("evil");
    }

    @Test
    void deploysNothingAfterAForgedRecordOfOtherObjects() throws IOException {
        deploy();
        lay(forged(9, "superseded", evilDeployment("evil")));

        assertFails(Map.of(), "and Helm would delete what it names: Deployment evil.");
        assertThat(deployment("evil")).isNull();
    }

    @Test
    void deletesNothingThatAForgedRecordNames() throws IOException {
        deploy();
        PLANE.admin().resource(secret("theirs").build()).create();
        lay(forged(9, "deployed", "apiVersion: v1\\nkind: Secret\\nmetadata:\\n  name: theirs"));

        assertFails(Map.of(), "and Helm would delete what it names: Secret theirs.");
        assertThat(PLANE.admin()
                        .secrets()
                        .inNamespace(tenant.namespace())
                        .withName("theirs")
                        .get())
                .isNotNull();
    }

    /** Helm would delete the records, and nothing else. */
    @Test
    void doesNotUninstallByAForgedRecordThatNamesNothing() throws IOException {
        deploy();
        lay(forged(9, "deployed", ""));

        assertFails(Map.of("uninstall", "true"), "A record of the release is not from Helm");
        assertThat(deployment("demo")).isNotNull();
    }

    /** All that such a record tells is its own: there is no older one that it could contradict. */
    @Test
    void neitherDeletesNorCreatesByARecordThatIsOlderThanTheRelease() throws IOException {
        PLANE.admin().resource(secret("theirs").build()).create();
        lay(forged(1, "deployed", "apiVersion: v1\\nkind: Secret\\nmetadata:\\n  name: theirs"));

        assertFails(Map.of(), "names Secret theirs, which Helm would delete");
        assertThat(PLANE.admin()
                        .secrets()
                        .inNamespace(tenant.namespace())
                        .withName("theirs")
                        .get())
                .isNotNull();

        lay(forged(1, "deployed", evilDeployment("evil")));
        assertFails(
                Map.of(
                        "timeout",
                        "8s",
                        "values",
                        "podAnnotations: {%s: %s}".formatted(PodFate.KEY, PodFate.UNREADY.value())),
                "Nothing was rolled back: no workload of the release has the mark of the run that deployed revision 1");
        assertThat(deployment("evil")).isNull();
    }

    @Test
    void readsNoRecordWithoutEnd() throws IOException {
        lay(packed(1, "deployed", new byte[600 << 20]));

        assertFails(
                Map.of(), "Secret sh.helm.release.v1.demo.v1 unpacks to more than 32 MiB. Helm would read all of it.");
    }

    @Test
    void doesNotRollBackToARecordThatIsLaidWhileHelmRuns() throws IOException {
        deploy();

        var output = laidWhileHelmRuns("pending-upgrade", forged(9, "superseded", evilDeployment("demo")));

        assertThat(output)
                .contains(
                        "Nothing was rolled back: Secret sh.helm.release.v1.demo.v9 is not of this run, and was created"
                                + " while Helm ran.");
        assertThat(String.valueOf(deployment("demo"))).contains("runner").doesNotContain("evil");
    }

    /** Helm would run its hooks. */
    @Test
    void uninstallsNothingByARecordThatIsLaidWhileHelmRuns() throws IOException {
        var hook = "kind: A\", \"hooks\": [{\"name\": \"evil\", \"kind\": \"Secret\", \"path\": \"a\","
                + " \"events\": [\"pre-delete\"], \"manifest\": \"apiVersion: v1\\nkind: Secret\\nmetadata: {name: evil}\"}], \"x\": \"";

        var output = laidWhileHelmRuns("pending-install", forged(9, "deployed", hook));

        assertThat(output).contains("Nothing was rolled back: Secret sh.helm.release.v1.demo.v9 is not of this run");
        assertThat(PLANE.admin()
                        .secrets()
                        .inNamespace(tenant.namespace())
                        .withName("evil")
                        .get())
                .isNull();
    }

    private String laidWhileHelmRuns(String status, Secret record) {
        var records = new HelmRecords(PLANE, tenant.namespace());
        try (var run = DeployRun.inWorkflow(
                tenant,
                folder,
                Map.of(
                        "timeout",
                        "15s",
                        "values",
                        "podAnnotations: {%s: %s}".formatted(PodFate.KEY, PodFate.UNREADY.value())))) {
            Await.until(status, () -> records.statuses().contains(status), LIMIT);
            lay(record);

            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            return run.output();
        }
    }

    private void assertFails(Map<String, String> inputs, String cause) {
        try (var run = DeployRun.inWorkflow(tenant, folder, inputs)) {
            assertThat(run.exitCode()).as(run.output()).isBetween(1, 2);
            assertThat(run.output()).contains(cause);
        }
    }

    private void deploy() {
        try (var run = DeployRun.inWorkflow(tenant, folder, Map.of())) {
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
    }

    /** As whoever may only create Secrets makes one, with all that they can choose. */
    private void lay(Secret secret) {
        PLANE.admin().resource(secret).fieldManager("Helm").serverSideApply();
    }

    private Secret forged(int revision, String status, String manifest) throws IOException {
        var now = Instant.now();
        var content = """
                {"name": "demo", "namespace": "%s", "version": %d, "manifest": "%s",
                 "info": {"first_deployed": "%s", "last_deployed": "%s", "status": "%s"},
                 "chart": {"metadata": {"name": "runner", "version": "0.1.0", "apiVersion": "v2"}}}
                """.formatted(tenant.namespace(), revision, manifest, now, now, status);
        return packed(revision, status, content.getBytes(StandardCharsets.UTF_8));
    }

    private Secret packed(int revision, String status, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return secret("sh.helm.release.v1.demo.v" + revision)
                .editMetadata()
                .addToLabels(
                        Map.of("owner", "helm", "name", "demo", "status", status, "version", String.valueOf(revision)))
                .endMetadata()
                .withType("helm.sh/release.v1")
                .addToData(
                        "release",
                        Base64.getEncoder().encodeToString(Base64.getEncoder().encode(bytes.toByteArray())))
                .build();
    }

    private SecretBuilder secret(String name) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(tenant.namespace())
                .endMetadata();
    }

    private @Nullable Deployment deployment(String name) {
        return PLANE.admin()
                .apps()
                .deployments()
                .inNamespace(tenant.namespace())
                .withName(name)
                .get();
    }

    private static String evilDeployment(String name) {
        return ("apiVersion: apps/v1\\nkind: Deployment\\nmetadata: {name: %1$s}\\nspec:\\n  selector: {matchLabels: {a: %1$s}}\\n"
                        + "  template:\\n    metadata: {labels: {a: %1$s}}\\n    spec: {containers: [{name: a, image: evil}]}")
                .formatted(name);
    }
}
