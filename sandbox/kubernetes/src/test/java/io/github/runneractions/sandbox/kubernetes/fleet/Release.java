package io.github.runneractions.sandbox.kubernetes.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.github.model.RunnerToken;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The release {@code r1} of the runner chart, by the real Helm with a tenant's token, and its played runners. */
final class Release implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(60);
    static final RunnerPlace PLACE = RunnerPlace.of("acme/widgets");
    static final String SECRET = "r1-registration";

    final ControlPlane plane = ControlPlane.shared();
    final KubernetesClient admin = plane.admin();
    final String namespace = plane.freshNamespace("fleet");
    final GitHubSandbox sandbox = GitHubSandbox.start();
    private final TenantNamespace tenant = plane.tenant(namespace);
    private final Path folder;
    private final RunnerFleet fleet;

    Release(Path folder) {
        this.folder = folder;
        sandbox.world().addRepository("acme/widgets");
        fleet = RunnerFleet.start(
                plane, namespace, Map.of("app.kubernetes.io/component", "runner"), new SandboxRunners(sandbox));
    }

    RunnerFleet fleet() {
        return fleet;
    }

    /** Writes what the broker does. */
    void writeTokens() {
        RunnerToken token = mint(RunnerToken.Kind.REGISTRATION);
        writeSecret(Map.of(
                "token", token.value(),
                "expires-at", token.expiresAt().toString(),
                "removal-token", mint(RunnerToken.Kind.REMOVAL).value()));
    }

    /** Writes what deploy-action does. */
    void writeToken() {
        RunnerToken token = mint(RunnerToken.Kind.REGISTRATION);
        writeSecret(
                Map.of("token", token.value(), "expires-at", token.expiresAt().toString()));
    }

    void writeSecret(Map<String, String> entries) {
        try (KubernetesClient client = tenant.client()) {
            client.resource(new SecretBuilder()
                            .withNewMetadata()
                            .withName(SECRET)
                            .endMetadata()
                            .addToStringData("url", "https://github.com/acme/widgets")
                            .addToStringData(entries)
                            .build())
                    .forceConflicts()
                    .serverSideApply();
        }
    }

    /** Deploys, and waits until both runners are online. */
    void deploy(String... values) {
        try (ChildProcess helm = helm(values)) {
            assertThat(helm.awaitExit(LIMIT)).as(helm.tail()).isZero();
        }
        assertThat(online()).isEqualTo(podNames()).hasSize(2);
    }

    ChildProcess helm(String... values) {
        return with(
                        command("upgrade", "--install", "r1", chart(), "--wait", "--timeout", "2m")
                                .with(
                                        "--kubeconfig",
                                        tenant.writeKubeconfig(folder.resolve("kubeconfig"))
                                                .toString()),
                        values)
                .start();
    }

    /** Applies what the chart is for an older Kubernetes: the registrar is an ordinary init container. */
    void applyForOlderKubernetes() {
        try (ChildProcess helm =
                command("template", "r1", chart(), "--kube-version", "1.28.0").start()) {
            assertThat(helm.awaitExit(LIMIT)).as(helm.tail()).isZero();
            admin.load(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("helm.log"))))
                    .inNamespace(namespace)
                    .create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Pod> pods() {
        return admin.pods().inNamespace(namespace).list().getItems();
    }

    /** Those that are not being deleted. */
    List<String> podNames() {
        return pods().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .map(pod -> pod.getMetadata().getName())
                .sorted()
                .toList();
    }

    List<String> online() {
        return runners(Status.ONLINE);
    }

    List<String> offline() {
        return runners(Status.OFFLINE);
    }

    boolean gone(String pod) {
        return admin.pods().inNamespace(namespace).withName(pod).get() == null;
    }

    /** Lets a pod end, as an eviction does. */
    void delete(String pod) {
        admin.pods().inNamespace(namespace).withName(pod).delete();
    }

    /** The same with another grace period than the chart's, which is never so short that a test could wait for its end. */
    void delete(String pod, Duration grace) {
        admin.pods()
                .inNamespace(namespace)
                .withName(pod)
                .withGracePeriod(grace.toSeconds())
                .delete();
    }

    void await(String what, Callable<Boolean> condition) {
        Await.until(what, condition, LIMIT);
    }

    String warnings(String reason) {
        return admin.v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> event.getReason().equals(reason))
                .map(event -> event.getInvolvedObject().getFieldPath() + ": " + event.getMessage())
                .distinct()
                .toList()
                .toString();
    }

    static ContainerStatus registrar(Pod pod) {
        return pod.getStatus().getInitContainerStatuses().getFirst();
    }

    static boolean ready(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    @Override
    public void close() {
        fleet.close();
        sandbox.close();
        admin.namespaces().withName(namespace).delete();
    }

    private RunnerToken mint(RunnerToken.Kind kind) {
        return sandbox.world().tokens().mint(kind, PLACE);
    }

    private List<String> runners(Status status) {
        return sandbox.world().runners().of(PLACE).stream()
                .filter(runner -> runner.status() == status)
                .map(RegisteredRunner::name)
                .sorted()
                .toList();
    }

    private static String chart() {
        return Tools.repository().resolve("runner/chart").toString();
    }

    private Command command(String... arguments) {
        return Command.of(Tools.program("helm"), folder.resolve("helm.log"))
                .with(arguments)
                .with(Map.of("HELM_CACHE_HOME", folder.toString(), "HELM_CONFIG_HOME", folder.toString()))
                .with(Map.of("HELM_DATA_HOME", folder.toString()));
    }

    private static Command with(Command command, String... values) {
        Command more = command;
        for (String value : values) {
            more = more.with("--set", value);
        }
        return more;
    }
}
