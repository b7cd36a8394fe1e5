package io.github.runneractions.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** A node that only kwok knows of. */
final class FakeNode {

    /** The annotation that kwok knows its nodes by: others have a kubelet. */
    static final String MARK = "kwok.x-k8s.io/node=fake";

    // Plenty for any test, but not endless: a pod that asks for more stays Pending as it would elsewhere.
    private static final Map<String, Quantity> CAPACITY = Map.of(
            "cpu", new Quantity("64"),
            "memory", new Quantity("256Gi"),
            "ephemeral-storage", new Quantity("4Ti"),
            "pods", new Quantity("1000"));

    private FakeNode() {}

    static Node named(String name) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("kubernetes.io/hostname", name)
                .addToLabels("kubernetes.io/os", "linux")
                .addToLabels("kubernetes.io/arch", "amd64")
                .addToAnnotations("kwok.x-k8s.io/node", "fake")
                .endMetadata()
                .withNewStatus()
                .withCapacity(CAPACITY)
                .withAllocatable(CAPACITY)
                .endStatus()
                .build();
    }
}
