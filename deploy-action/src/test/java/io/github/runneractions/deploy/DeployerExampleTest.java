package io.github.runneractions.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account of examples/deployer.yaml can do what the README's first snippet needs, and lacks nothing that is useful. */
@Tag("real")
class DeployerExampleTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    private final SigningKey key = SigningKey.rsa();
    private final GitHubSandbox sandbox =
            GitHubSandbox.start(SandboxOptions.defaults().with(SandboxOptions.Checking.OFF));

    /** Its own account may do nothing. */
    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("example"), List.of());

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
    void deploysAndUninstallsTheChartWithBrokerAndCleanup() throws IOException {
        apply(_ -> true);

        assertThat(run(Map.of("values", valuesOfTheFirstSnippet())))
                .contains("is at revision 1, deployed")
                .doesNotContain("lacks useful permissions");
        assertThat(PLANE.admin()
                        .batch()
                        .v1()
                        .cronjobs()
                        .inNamespace(tenant.namespace())
                        .list()
                        .getItems())
                .hasSize(2);
        assertThat(run(Map.of("uninstall", "true"))).contains("Release demo is uninstalled.");
    }

    @Test
    void deploysTheChartWithoutThemWithoutTheSecondRole() throws IOException {
        apply(object -> !object.getMetadata().getName().endsWith("-broker"));

        assertThat(run(Map.of("values", "{broker: {enabled: false}, cleanup: {enabled: false}}")))
                .contains("is at revision 1, deployed")
                .doesNotContain("lacks useful permissions");
    }

    private static String valuesOfTheFirstSnippet() throws IOException {
        var readme = Files.readString(Tools.repository().resolve("deploy-action/README.md"));
        var start = "    values: |\n";
        var from = readme.indexOf(start) + start.length();
        return readme.substring(from, readme.indexOf("```", from))
                .stripTrailing()
                .stripIndent();
    }

    private void apply(Predicate<HasMetadata> which) throws IOException {
        var yaml = Files.readString(Tools.repository().resolve("examples/deployer.yaml"))
                .replace("github-runners", tenant.namespace());
        PLANE.admin().load(new ByteArrayInputStream(yaml.getBytes(UTF_8))).items().stream()
                .filter(which)
                .forEach(object -> PLANE.admin().resource(object).create());
    }

    private String run(Map<String, String> more) {
        var token = token();
        var inputs = new HashMap<>(Map.of(
                "kube-ca",
                token.getData().get("ca.crt"),
                "kube-token",
                new String(Base64.getDecoder().decode(token.getData().get("token")), UTF_8),
                "github-api-url",
                sandbox.url().toString(),
                "client-id",
                "1",
                "private-key",
                key.pkcs1Pem(),
                "timeout",
                "60s",
                "registration-token",
                "",
                "registration-token-expires-at",
                ""));
        inputs.putAll(more);
        try (var run = DeployRun.start(tenant, folder, inputs)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            return run.output();
        }
    }

    /** The Secret, once Kubernetes has written into it. */
    private Secret token() {
        Await.until(
                "the account's token",
                () -> secret().filter(secret -> secret.getData() != null).isPresent(),
                Duration.ofSeconds(30));
        return secret().orElseThrow();
    }

    private Optional<Secret> secret() {
        return Optional.ofNullable(PLANE.admin()
                .secrets()
                .inNamespace(tenant.namespace())
                .withName("runner-deployer-token")
                .get());
    }
}
