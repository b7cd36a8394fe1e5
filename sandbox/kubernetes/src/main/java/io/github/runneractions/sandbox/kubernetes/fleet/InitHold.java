package io.github.runneractions.sandbox.kubernetes.fleet;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import io.github.runneractions.sandbox.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Holds the init containers of some pods until a fleet decides how they end. The API server adds the annotation that kwok
 * waits by, so neither the chart nor its values have to know of it.
 */
record InitHold(KubernetesClient admin, String namespace, Map<String, String> podLabels) implements AutoCloseable {

    private static final String API = "admissionregistration.k8s.io/v1";
    private static final String POLICIES = "/apis/" + API + "/mutatingadmissionpolicies";
    private static final String BINDINGS = "/apis/" + API + "/mutatingadmissionpolicybindings";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Holds pods that are created from now on. */
    static InitHold place(KubernetesClient admin, String namespace, Map<String, String> podLabels) {
        InitHold hold = new InitHold(admin, namespace, podLabels);
        admin.raw(POLICIES, "POST", Serialization.asJson(hold.policy()));
        admin.raw(BINDINGS, "POST", Serialization.asJson(hold.binding()));
        Await.until("pods to be held", hold::works, LIMIT);
        return hold;
    }

    @Override
    public void close() {
        admin.raw(BINDINGS + "/" + name(), "DELETE", null);
        admin.raw(POLICIES + "/" + name(), "DELETE", null);
    }

    private String name() {
        return "runner-fleet-" + namespace;
    }

    private Map<String, Object> policy() {
        Map<String, Object> pods = Map.of(
                "apiGroups", List.of(""),
                "apiVersions", List.of("v1"),
                "operations", List.of("CREATE"),
                "resources", List.of("pods"));
        Map<String, Object> mutation = Map.of(
                "patchType",
                "ApplyConfiguration",
                "applyConfiguration",
                Map.of(
                        "expression",
                        "Object{metadata: Object.metadata{annotations: {\"" + PodFate.INIT + "\": \"held\"}}}"));
        return Map.of(
                "apiVersion",
                API,
                "kind",
                "MutatingAdmissionPolicy",
                "metadata",
                Map.of("name", name()),
                "spec",
                Map.of(
                        "failurePolicy",
                        "Fail",
                        "reinvocationPolicy",
                        "Never",
                        "matchConstraints",
                        Map.of(
                                "resourceRules", List.of(pods),
                                "objectSelector", Map.of("matchLabels", podLabels)),
                        "mutations",
                        List.of(mutation)));
    }

    private Map<String, Object> binding() {
        Map<String, Object> here = Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", namespace));
        return Map.of(
                "apiVersion",
                API,
                "kind",
                "MutatingAdmissionPolicyBinding",
                "metadata",
                Map.of("name", name()),
                "spec",
                Map.of("policyName", name(), "matchResources", Map.of("namespaceSelector", here)));
    }

    private boolean works() {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withGenerateName("probe-")
                .withNamespace(namespace)
                .withLabels(podLabels)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("probe")
                .withImage("example.com/probe")
                .endContainer()
                .endSpec()
                .build();
        return admin.resource(pod)
                .dryRun()
                .create()
                .getMetadata()
                .getAnnotations()
                .containsKey(PodFate.INIT);
    }
}
