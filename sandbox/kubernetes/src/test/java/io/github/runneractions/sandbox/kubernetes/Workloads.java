package io.github.runneractions.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;

/** The program that the tests run. */
final class Workloads {

    private Workloads() {}

    static Pod pod(String name) {
        return pod(name, Map.of());
    }

    static Pod pod(String name, Map<String, String> annotations) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .addNewInitContainer()
                .withName("first")
                .withImage("example.com/first:1")
                .endInitContainer()
                .addNewContainer()
                .withName("main")
                .withImage("example.com/main:1")
                .endContainer()
                .endSpec()
                .build();
    }

    static Deployment deployment(String name, int replicas) {
        Pod pod = pod(name);
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewSelector()
                .addToMatchLabels("app", name)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", name)
                .endMetadata()
                .withSpec(pod.getSpec())
                .endTemplate()
                .endSpec()
                .build();
    }

    static boolean ready(KubernetesClient client, String namespace, String pod) {
        return ready(client.pods().inNamespace(namespace).withName(pod).get());
    }

    static boolean ready(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }
}
