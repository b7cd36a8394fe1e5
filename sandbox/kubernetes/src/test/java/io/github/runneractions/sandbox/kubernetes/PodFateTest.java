package io.github.runneractions.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.runneractions.sandbox.process.Await;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class PodFateTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ControlPlane plane = ControlPlane.shared();
    private final KubernetesClient admin = plane.admin();
    private final String namespace = plane.freshNamespace("fate");

    @Test
    void runsAPodAfterItsInitContainers() {
        Pod pod = await(create(Map.of()), it -> Workloads.ready(admin, namespace, "p"));

        assertThat(pod.getStatus().getPhase()).isEqualTo("Running");
        assertThat(pod.getStatus().getInitContainerStatuses())
                .extracting(status -> status.getState().getTerminated().getReason())
                .containsExactly("Completed");
    }

    @Test
    void keepsASlowPodFromBeingReadyForAWhile() {
        create(Map.of(PodFate.KEY, PodFate.SLOW.value(), PodFate.READY_AFTER, "300ms"));

        await("p", it -> "Running".equals(it.getStatus().getPhase()) && !Workloads.ready(admin, namespace, "p"));
        Pod pod = await("p", it -> Workloads.ready(admin, namespace, "p"));

        assertThat(pod.getStatus().getContainerStatuses())
                .extracting(ContainerStatus::getReady)
                .containsExactly(true);
    }

    @Test
    void reportsWhyAPodIsNotReady() {
        create(PodFate.UNREADY.annotation());

        awaitWarning("Unhealthy", "Readiness probe failed");
        assertThat(Workloads.ready(admin, namespace, "p")).isFalse();
    }

    @Test
    void failsToPullTheImageOfAPod() {
        create(PodFate.IMAGE_PULL_BACK_OFF.annotation());

        awaitWarning("Failed", "ImagePullBackOff");
        Pod pod = await("p", it -> !it.getStatus().getInitContainerStatuses().isEmpty());
        ContainerState state =
                pod.getStatus().getInitContainerStatuses().getFirst().getState();
        assertThat(state.getWaiting().getReason()).isEqualTo("ImagePullBackOff");
        assertThat(state.getWaiting().getMessage()).contains("example.com/first:1");
        assertThat(pod.getStatus().getPhase()).isEqualTo("Pending");
    }

    @Test
    void keepsAPodInACrashLoop() {
        create(Map.of(PodFate.KEY, PodFate.CRASH_LOOP_BACK_OFF.value(), PodFate.MESSAGE, "no \"space\" left"));

        awaitWarning("BackOff", "restarting failed container");
        Pod pod = await("p", it -> mainStatus(it).getState().getWaiting() != null);
        assertThat(mainStatus(pod).getState().getWaiting().getReason()).isEqualTo("CrashLoopBackOff");
        assertThat(mainStatus(pod).getLastState().getTerminated().getMessage()).isEqualTo("no \"space\" left");
    }

    @Test
    void evictsAPod() {
        create(PodFate.EVICTED.annotation());

        awaitWarning("Evicted", "low on resource: memory");
        await(
                "p",
                it -> "Failed".equals(it.getStatus().getPhase())
                        && "Evicted".equals(it.getStatus().getReason()));
    }

    @Test
    void keepsTheLogOfALoudContainer() {
        admin.resource(Workloads.pod("p", Map.of())
                        .edit()
                        .editSpec()
                        .editFirstContainer()
                        .withName(PodFate.LOUD)
                        .endContainer()
                        .endSpec()
                        .build())
                .inNamespace(namespace)
                .create();
        await("p", it -> Workloads.ready(admin, namespace, "p"));

        assertThat(admin.pods()
                        .inNamespace(namespace)
                        .withName("p")
                        .inContainer(PodFate.LOUD)
                        .getLog())
                .isEqualTo(String.join("\n", PodFate.LOG) + "\n");
    }

    @Test
    void letsAFleetDecideHowInitContainersEnd() {
        create(Map.of(PodFate.INIT, "held"));
        await("p", it -> !it.getStatus().getInitContainerStatuses().isEmpty());

        annotate(Map.of(PodFate.INIT, "failed", PodFate.MESSAGE, "404"));
        await("p", it -> "404".equals(initMessage(it)));

        annotate(Map.of(PodFate.INIT, "done"));
        await("p", it -> Workloads.ready(admin, namespace, "p"));
    }

    @Test
    void failsAJob() {
        var job = new JobBuilder()
                .withNewMetadata()
                .withName("hook")
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(0)
                .withNewTemplate()
                .withNewMetadata()
                .withAnnotations(PodFate.FAILED.annotation())
                .endMetadata()
                .withSpec(Workloads.pod("hook")
                        .edit()
                        .editSpec()
                        .withRestartPolicy("Never")
                        .endSpec()
                        .build()
                        .getSpec())
                .endTemplate()
                .endSpec()
                .build();
        admin.resource(job).inNamespace(namespace).create();

        Await.until(
                "the job to fail",
                () ->
                        admin
                                .batch()
                                .v1()
                                .jobs()
                                .inNamespace(namespace)
                                .withName("hook")
                                .get()
                                .getStatus()
                                .getConditions()
                                .stream()
                                .anyMatch(condition -> "BackoffLimitExceeded".equals(condition.getReason())),
                LIMIT);
    }

    private String create(Map<String, String> annotations) {
        admin.resource(Workloads.pod("p", annotations)).inNamespace(namespace).create();
        return "p";
    }

    private void annotate(Map<String, String> annotations) {
        admin.pods()
                .inNamespace(namespace)
                .withName("p")
                .edit(pod -> pod.edit()
                        .editMetadata()
                        .addToAnnotations(annotations)
                        .endMetadata()
                        .build());
    }

    private Pod await(String pod, Predicate<Pod> condition) {
        var found = admin.pods().inNamespace(namespace).withName(pod);
        Await.until("the pod", () -> condition.test(found.get()), LIMIT);
        return found.get();
    }

    private void awaitWarning(String reason, String message) {
        Await.until(
                "a warning",
                () -> admin.v1().events().inNamespace(namespace).list().getItems().stream()
                        .anyMatch(event -> isWarning(event, reason, message)),
                LIMIT);
    }

    private static boolean isWarning(Event event, String reason, String message) {
        return event.getType().equals("Warning")
                && event.getReason().equals(reason)
                && event.getMessage().contains(message)
                && event.getInvolvedObject().getName().equals("p");
    }

    private static ContainerStatus mainStatus(Pod pod) {
        return pod.getStatus().getContainerStatuses().getFirst();
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
