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

/** Reads and writes what the kubelet of a runner's pod would. */
record FleetPods(KubernetesClient admin, String namespace) {

    Optional<Secret> secret(String name) {
        return Optional.ofNullable(
                admin.secrets().inNamespace(namespace).withName(name).get());
    }

    /** Lets the pod's containers start. */
    void initialized(RunnerPod pod) {
        annotate(pod, Map.of(PodFate.INIT, "done"));
    }

    /** Ends the pod's init container with a reason; it is tried again later. */
    void failed(RunnerPod pod, String reason) {
        annotate(pod, Map.of(PodFate.INIT, "failed", PodFate.MESSAGE, reason));
    }

    /** Says that a volume is not there, for which a pod waits. */
    void unmounted(RunnerPod pod, String volume, String reason) {
        ObjectReference about = new ObjectReference();
        about.setKind("Pod");
        about.setName(pod.name());
        about.setNamespace(namespace);
        about.setUid(pod.uid());
        String now = Instant.now().toString();
        var event = new EventBuilder()
                .withNewMetadata()
                .withGenerateName(pod.name() + ".")
                .withNamespace(namespace)
                .endMetadata()
                .withInvolvedObject(about)
                .withType("Warning")
                .withReason("FailedMount")
                .withMessage("MountVolume.SetUp failed for volume \"" + volume + "\" : " + reason)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withNewSource("kubelet", "node-1")
                .build();
        admin.resource(event).create();
    }

    private void annotate(RunnerPod pod, Map<String, String> annotations) {
        if (pod.held()) {
            // The uid keeps this from a new pod of the same name.
            Map<String, Object> metadata = new HashMap<>(Map.of("annotations", annotations, "uid", pod.uid()));
            admin.pods()
                    .inNamespace(namespace)
                    .withName(pod.name())
                    .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("metadata", metadata)));
        }
    }
}
