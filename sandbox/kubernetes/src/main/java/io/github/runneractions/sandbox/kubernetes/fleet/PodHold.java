package io.github.runneractions.sandbox.kubernetes.fleet;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.runneractions.sandbox.kubernetes.MutatingPolicy;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds what some pods' containers do until another than kwok decides. The API server adds the annotations that kwok waits by,
 * so neither the chart nor its values have to know of it.
 *
 * @param name of the policy; the namespace is added
 * @param annotations of {@link PodFate} that are set to {@link PodFate#HELD}
 */
record PodHold(KubernetesClient admin, String name, String namespace, LabelSelector pods, List<String> annotations)
        implements AutoCloseable {

    /** Holds pods that are created from now on. */
    PodHold place() {
        policy().place(
                        new MutatingPolicy.Match("pods", List.of("CREATE"), pods, "true"),
                        new MutatingPolicy.Change.Fields(
                                "Object{metadata: Object.metadata{annotations: {" + held() + "}}}"),
                        this::works);
        return this;
    }

    @Override
    public void close() {
        policy().close();
    }

    private MutatingPolicy policy() {
        return new MutatingPolicy(admin, name, namespace);
    }

    private String held() {
        return annotations.stream()
                .map(annotation -> "\"" + annotation + "\": \"" + PodFate.HELD + "\"")
                .collect(Collectors.joining(", "));
    }

    private boolean works() {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withGenerateName("probe-")
                .withNamespace(namespace)
                .withLabels(labels())
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
                .keySet()
                .containsAll(annotations);
    }

    /** That the selector finds. */
    private Map<String, String> labels() {
        Map<String, String> labels =
                new TreeMap<>(Optional.ofNullable(pods.getMatchLabels()).orElse(Map.of()));
        pods.getMatchExpressions().forEach(expression -> labels.put(expression.getKey(), "probe"));
        return labels;
    }
}
