package io.github.runneractions.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.scenario.Placeholders.Name;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts in a namespace, with a secret where none must be. */
@Tag("real")
class ClusterEnvironmentTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PLANTED = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";

    @TempDir
    private Path folder;

    private final KubernetesClient admin = ControlPlane.shared().admin();
    private final GitHubSandbox sandbox = GitHubSandbox.start();
    private final ClusterEnvironment environment = ClusterEnvironment.on(sandbox);
    private final String namespace = value("kube.namespace", "");

    @AfterEach
    void close() {
        environment.close();
        sandbox.close();
    }

    @Test
    void showsEveryFieldOfEveryKind() {
        admin.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("notes")
                        .withNamespace(namespace)
                        .addToAnnotations("seen", PLANTED)
                        .endMetadata()
                        .addToData("a", PLANTED)
                        .build())
                .create();

        assertThat(holders()).containsExactly("ConfigMap notes");
        assertThat(environment.readable().get("ConfigMap notes"))
                .contains(".data.a: " + PLANTED, ".metadata.annotations.seen: " + PLANTED);
        assertThat(environment.readable()).containsKeys("ServiceAccount deployer", "Role deployer");
    }

    @Test
    void allowsARegistrationTokenOnlyWherePodsLookForIt() {
        var token = value("registration.token", "acme/widgets");
        writeSecret("meant", Map.of("token", token));
        writeSecret("elsewhere", Map.of("other", token));
        writeSecret("another", Map.of("token", PLANTED));

        assertThat(environment.readable().get("Secret meant")).doesNotContain(token);
        assertThat(environment.readable().get("Secret elsewhere")).contains(".data.other: " + token);
        assertThat(holders()).containsExactly("Secret another");
    }

    @Test
    void unpacksHelmsRecords() throws IOException {
        Files.createDirectories(folder.resolve("chart/templates"));
        Files.writeString(folder.resolve("chart/Chart.yaml"), "{apiVersion: v2, name: note, version: 1.0.0}\n");
        Files.writeString(folder.resolve("values.yaml"), "note: " + PLANTED + "\n");

        try (ChildProcess helm = helm("install", "r1", "chart", "--values", "values.yaml", "--namespace", namespace)) {
            assertThat(helm.awaitExit(LIMIT)).as(helm.tail()).isZero();
        }

        assertThat(holders()).containsExactly("Secret sh.helm.release.v1.r1.v1");
        assertThat(environment.readable().get("Secret sh.helm.release.v1.r1.v1"))
                .contains(".data.release.config.note: " + PLANTED);
    }

    private List<String> holders() {
        return environment.readable().entrySet().stream()
                .filter(object -> object.getValue().contains(PLANTED))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String value(String placeholder, String argument) {
        return environment.value(new Name(placeholder, argument)).orElseThrow();
    }

    private void writeSecret(String name, Map<String, String> entries) {
        admin.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withStringData(entries)
                        .build())
                .create();
    }

    private ChildProcess helm(String... words) {
        return Command.of(Tools.program("helm"), folder.resolve("helm.log"))
                .with(words)
                .with("--kubeconfig", ControlPlane.shared().adminKubeconfig().toString())
                .with(Map.of("HELM_CACHE_HOME", folder.toString(), "HELM_CONFIG_HOME", folder.toString()))
                .with(Map.of("HELM_DATA_HOME", folder.toString()))
                .start();
    }
}
