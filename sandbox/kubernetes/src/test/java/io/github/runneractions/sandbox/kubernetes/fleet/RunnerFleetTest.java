package io.github.runneractions.sandbox.kubernetes.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.github.model.RunnerToken;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.tools.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the runner chart, the real Helm and a tenant's token. */
@Tag("real")
class RunnerFleetTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final RunnerPlace SCOPE = RunnerPlace.of("acme/widgets");

    @TempDir
    private Path folder;

    private final ControlPlane plane = ControlPlane.shared();
    private final KubernetesClient admin = plane.admin();
    private final String namespace = plane.freshNamespace("fleet");
    private final TenantNamespace tenant = plane.tenant(namespace);
    private final GitHubSandbox sandbox = GitHubSandbox.start();
    private final RunnerFleet fleet = RunnerFleet.start(
            plane, namespace, Map.of("app.kubernetes.io/name", "runner"), new SandboxRunners(sandbox));

    @BeforeEach
    void addRepository() {
        sandbox.world().addRepository("acme/widgets");
    }

    @AfterEach
    void close() {
        fleet.close();
        sandbox.close();
    }

    @Test
    void setsTheRunnersOfAReleaseOnline() {
        writeSecret(registrationToken());

        try (ChildProcess helm = helm("2m", "runner.labels={blue,big}")) {
            assertThat(helm.awaitExit(LIMIT)).as(helm.tail()).isZero();
        }

        Await.until("two runners online", () -> online().equals(podNames()) && online().size() == 2, LIMIT);
        assertThat(sandbox.world().runners().of(SCOPE))
                .extracting(RegisteredRunner::labels)
                .allSatisfy(labels -> assertThat(labels.toString()).contains("self-hosted", "blue", "big"));
        assertThat(fleet.failures()).isEmpty();
    }

    @Test
    void leavesAnOfflineRunnerOfADeletedPod() {
        writeSecret(registrationToken());
        try (ChildProcess helm = helm("2m")) {
            helm.awaitExit(LIMIT);
        }
        Await.until("two runners online", () -> online().size() == 2, LIMIT);
        String victim = online().getFirst();

        admin.pods().inNamespace(namespace).withName(victim).delete();

        Await.until("its successor online", () -> online().size() == 2 && !online().contains(victim), LIMIT);
        assertThat(sandbox.world().runners().find(SCOPE, victim))
                .hasValueSatisfying(runner -> assertThat(runner.status()).isEqualTo(RegisteredRunner.Status.OFFLINE));
    }

    @Test
    void keepsPodsWaitingForTheirSecret() {
        try (ChildProcess _ = helm("2m")) {
            Await.until(
                    "a failed mount", () -> warnings("FailedMount").contains("\"r1-registration\" not found"), LIMIT);
            assertThat(fleet.failures().values()).allMatch(why -> why.contains("not found"));

            writeSecret(registrationToken());

            Await.until("two runners online", () -> online().size() == 2, LIMIT);
        }
    }

    @Test
    void failsTheInitContainerUntilThereIsAValidToken() {
        writeSecret("AWRONGTOKEN");

        try (ChildProcess _ = helm("2m")) {
            Await.until("two failures", () -> fleet.failures().size() == 2, LIMIT);
            assertThat(fleet.failures().values()).allMatch(why -> why.endsWith("with 404"));
            Await.until(
                    "the pods to say so",
                    () -> pods().stream().allMatch(pod -> initMessage(pod).endsWith("with 404")),
                    LIMIT);
            assertThat(sandbox.world().runners().of(SCOPE)).isEmpty();

            writeSecret(registrationToken());

            Await.until("two runners online", () -> online().size() == 2, LIMIT);
            assertThat(fleet.failures()).isEmpty();
        }
    }

    private String registrationToken() {
        return sandbox.world()
                .tokens()
                .mint(RunnerToken.Kind.REGISTRATION, SCOPE)
                .value();
    }

    private void writeSecret(String token) {
        try (KubernetesClient client = tenant.client()) {
            client.resource(new SecretBuilder()
                            .withNewMetadata()
                            .withName("r1-registration")
                            .endMetadata()
                            .addToStringData("token", token)
                            .addToStringData("url", "https://github.com/acme/widgets")
                            .addToStringData(
                                    "expires-at",
                                    Instant.now().plusSeconds(3600).toString())
                            .build())
                    .forceConflicts()
                    .serverSideApply();
        }
    }

    private ChildProcess helm(String timeout, String... values) {
        Command command = Command.of(Tools.program("helm"), folder.resolve("helm.log"))
                .with(
                        "upgrade",
                        "--install",
                        "r1",
                        Tools.repository().resolve("runner/chart").toString())
                .with("--wait", "--timeout", timeout)
                .with(
                        "--kubeconfig",
                        tenant.writeKubeconfig(folder.resolve("kubeconfig")).toString())
                .with(Map.of("HELM_CACHE_HOME", folder.toString(), "HELM_CONFIG_HOME", folder.toString()))
                .with(Map.of("HELM_DATA_HOME", folder.toString()));
        for (String value : values) {
            command = command.with("--set", value);
        }
        return command.start();
    }

    private List<Pod> pods() {
        return admin.pods().inNamespace(namespace).list().getItems();
    }

    private List<String> podNames() {
        return pods().stream().map(pod -> pod.getMetadata().getName()).sorted().toList();
    }

    private List<String> online() {
        return sandbox.world().runners().of(SCOPE).stream()
                .filter(runner -> runner.status() == RegisteredRunner.Status.ONLINE)
                .map(RegisteredRunner::name)
                .sorted()
                .toList();
    }

    private String warnings(String reason) {
        return admin.v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> event.getReason().equals(reason))
                .map(event -> event.getType() + ": " + event.getMessage())
                .toList()
                .toString();
    }

    private static String initMessage(Pod pod) {
        return pod.getStatus()
                .getInitContainerStatuses()
                .getFirst()
                .getLastState()
                .getTerminated()
                .getMessage();
    }
}
