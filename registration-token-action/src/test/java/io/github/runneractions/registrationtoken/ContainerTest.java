package io.github.runneractions.registrationtoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.model.RunnerToken;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import io.github.runneractions.sandbox.runner.step.ContainerStep;
import io.github.runneractions.sandbox.runner.step.Job;
import io.github.runneractions.sandbox.runner.step.StepDefinition;
import io.github.runneractions.sandbox.runner.step.StepResult;
import io.github.runneractions.sandbox.runner.step.UnattendedContainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The image in a real Docker engine: as GitHub's runner runs it, and as a CronJob does. */
@Tag("docker")
@ExtendWith(EngineExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerTest {
    private static final String IMAGE = "registration-token-action:test";
    private static final Path ACTION = Path.of("").toAbsolutePath();
    private static final ActionYaml YAML = ActionYaml.read(ACTION.resolve("action.yml"));
    private static final String PERSON = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String SECRET = "demo-registration";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final DockerEngine engine;
    private GitHubSandbox sandbox;
    private Job job;

    ContainerTest(DockerEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void build() {
        engine.build(ACTION, IMAGE);
    }

    @BeforeEach
    void gitHub(@TempDir Path folder) {
        sandbox = GitHubSandbox.start();
        sandbox.world().addRepository("acme/widgets");
        sandbox.world().addPersonalToken(PERSON, "octocat", Set.of("repo"));
        job = Job.in(folder).with("api_url", sandbox.url().toString());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void writesAFileThatLaterStepsCanRead() throws IOException {
        var file = job.temp().resolve("registration-token");
        giveToTheRunner(job.temp());

        var result = new ContainerStep(engine, IMAGE, YAML, job, _ -> {})
                .main(StepDefinition.with(Map.of("token", PERSON, "file", file.toString())));

        assertThat(result.succeeded()).as(result.transcript()).isTrue();
        assertThat(file).hasContent(result.outputs().get("registration-token"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.getOwner(file)).isEqualTo(Files.getOwner(job.temp()));
    }

    @Test
    void renewsASecretAsACronJob(@TempDir Path account) throws IOException {
        var plane = ControlPlane.shared();
        var tenant = plane.tenant(plane.freshNamespace("broker"));
        try {
            var token = restrictedToken(plane, tenant.namespace());
            writeAccount(account, tenant, token);

            var first = inAPod(account, tenant);
            var second = inAPod(account, tenant);

            assertThat(first.exitCode()).as(first.transcript()).isZero();
            assertThat(first.transcript())
                    .contains("as system:serviceaccount:" + tenant.namespace() + ":broker")
                    .contains(
                            "Secret demo-registration in namespace " + tenant.namespace() + " renewed", "renewed=true")
                    .contains("registration-token=***")
                    .doesNotContain("::", PERSON, token, token(plane, tenant));
            assertThat(second.exitCode()).as(second.transcript()).isZero();
            assertThat(second.transcript()).contains("nothing to renew", "renewed=false");
            assertThat(sandbox.world().tokens().find(token(plane, tenant), RunnerToken.Kind.REGISTRATION))
                    .isPresent();
        } finally {
            plane.admin().namespaces().withName(tenant.namespace()).delete();
        }
    }

    /** As on GitHub's machines, where root runs the container and another user the steps; only root can change the owner. */
    private static void giveToTheRunner(Path folder) throws IOException {
        if (Files.getAttribute(folder, "unix:uid").equals(0)) {
            Files.setAttribute(folder, "unix:uid", 1001);
        }
    }

    private StepResult inAPod(Path account, TenantNamespace tenant) {
        var variables = new HashMap<>(Map.of(
                "INPUT_TOKEN",
                PERSON,
                "INPUT_REPOSITORY",
                "acme/widgets",
                "INPUT_KUBERNETES_SECRET",
                SECRET,
                "INPUT_GITHUB_API_URL",
                sandbox.url().toString()));
        variables.put("KUBERNETES_SERVICE_HOST", tenant.server().getHost());
        variables.put("KUBERNETES_SERVICE_PORT", String.valueOf(tenant.server().getPort()));
        var definition = new StepDefinition(Map.of(), variables, LIMIT);
        return new UnattendedContainer(
                        engine,
                        IMAGE,
                        YAML,
                        job,
                        Map.of(account, "/var/run/secrets/kubernetes.io/serviceaccount"),
                        _ -> {})
                .main(definition);
    }

    /** The Secret as a chart creates it, and an account that may only get and patch it. */
    private static String restrictedToken(ControlPlane plane, String namespace) {
        var objects = """
                apiVersion: v1
                kind: Secret
                metadata: {name: demo-registration, labels: {app.kubernetes.io/managed-by: runner-actions}}
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: broker}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: broker}
                rules:
                  - {apiGroups: [""], resources: [secrets], resourceNames: [demo-registration], verbs: [get, patch]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: broker}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: broker}
                subjects: [{kind: ServiceAccount, name: broker}]
                """;
        plane.admin()
                .load(new ByteArrayInputStream(objects.getBytes(StandardCharsets.UTF_8)))
                .inNamespace(namespace)
                .create();
        return plane.admin()
                .serviceAccounts()
                .inNamespace(namespace)
                .withName("broker")
                .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
                .getStatus()
                .getToken();
    }

    /** The variables that the kubelet sets in every pod. */
    private static void writeAccount(Path folder, TenantNamespace tenant, String token) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("token"), token);
        Files.writeString(folder.resolve("ca.crt"), tenant.caPem());
        Files.writeString(folder.resolve("namespace"), tenant.namespace());
    }

    private static String token(ControlPlane plane, TenantNamespace tenant) {
        var secret = plane.admin()
                .secrets()
                .inNamespace(tenant.namespace())
                .withName(SECRET)
                .get();
        return new String(Base64.getDecoder().decode(secret.getData().get("token")), StandardCharsets.UTF_8);
    }
}
