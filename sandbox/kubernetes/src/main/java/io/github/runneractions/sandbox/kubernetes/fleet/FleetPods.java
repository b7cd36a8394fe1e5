package io.github.runneractions.sandbox.kubernetes.fleet;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads and writes what the kubelet of a runner's pod would.
 *
 * @param secrets finds a Secret by its name
 */
record FleetPods(KubernetesClient admin, String namespace, Function<String, Optional<Secret>> secrets) {

    Optional<Secret> secret(String name) {
        return secrets.apply(name);
    }

    /** The Secret as the registrar sees it. */
    PodRegistration registration(String secret) {
        return PodRegistration.in(secret, secret(secret));
    }

    /** The registrar has started, or ended well, so the runner starts. */
    void started(RunnerPod pod) {
        annotate(pod, Map.of(PodFate.INIT, PodFate.DONE));
    }

    /** Ends the registrar with a reason; it is tried again later. */
    void failedToStart(RunnerPod pod, String reason) {
        annotate(pod, Map.of(PodFate.INIT, PodFate.GONE_WRONG, PodFate.MESSAGE, reason));
    }

    void ready(RunnerPod pod) {
        annotate(pod, Map.of(PodFate.MAIN, PodFate.DONE));
    }

    void unready(RunnerPod pod) {
        annotate(pod, Map.of(PodFate.MAIN, PodFate.HELD));
    }

    /** Ends the runner's container with a reason, again and again. */
    void crashed(RunnerPod pod, String reason) {
        annotate(pod, Map.of(PodFate.MAIN, PodFate.GONE_WRONG, PodFate.MESSAGE, reason));
    }

    /** All containers of a pod that is being deleted have ended. */
    void ended(RunnerPod pod) {
        annotate(pod, Map.of(PodFate.END, PodFate.DONE));
    }

    /** Says that a volume is not there, for which a pod waits. */
    void unmounted(RunnerPod pod, String volume, String reason) {
        warn(pod, "", "FailedMount", "MountVolume.SetUp failed for volume \"" + volume + "\" : " + reason);
    }

    /** Says that a probe fails, with what its program prints. */
    void unhealthy(RunnerPod pod, String container, String probe, String output) {
        warn(pod, container, "Unhealthy", probe + " probe failed: " + output + "\n");
    }

    private void warn(RunnerPod pod, String container, String reason, String message) {
        ObjectReference about = new ObjectReference();
        about.setKind("Pod");
        about.setName(pod.name());
        about.setNamespace(namespace);
        about.setUid(pod.uid());
        if (!container.isEmpty()) {
            String list = container.equals(pod.runnerName()) ? "containers" : "initContainers";
            about.setFieldPath("spec." + list + "{" + container + "}");
        }
        String now = Instant.now().toString();
        var event = new EventBuilder()
                .withNewMetadata()
                .withGenerateName(pod.name() + ".")
                .withNamespace(namespace)
                .endMetadata()
                .withInvolvedObject(about)
                .withType("Warning")
                .withReason(reason)
                .withMessage(message)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withNewSource("kubelet", pod.pod().getSpec().getNodeName())
                .build();
        admin.resource(event).create();
    }

    private void annotate(RunnerPod pod, Map<String, String> annotations) {
        if (pod.held() && !pod.pod().getMetadata().getAnnotations().entrySet().containsAll(annotations.entrySet())) {
            // The uid keeps this from a new pod of the same name.
            Map<String, Object> metadata = new HashMap<>(Map.of("annotations", annotations, "uid", pod.uid()));
            admin.pods()
                    .inNamespace(namespace)
                    .withName(pod.name())
                    .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("metadata", metadata)));
        }
    }
}
