package io.github.runneractions.kubernetes.connection;

import io.github.runneractions.kubernetes.ConnectionInputs;
import io.github.runneractions.kubernetes.NamespaceInput;
import io.github.runneractions.toolkit.Inputs;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How to connect to a cluster: the server, a credential and the namespace.
 *
 * @param server the API's URL, https
 * @param authority the CA (PEM) of the server's certificate; empty for a public CA
 * @param namespace the namespace that all calls are made in
 */
public record ClusterConnection(URI server, Optional<String> authority, Credential credential, String namespace) {
    /**
     * Reads {@code kube-server}, {@code kube-ca}, {@code kube-token} and {@code namespace}, or {@code kubeconfig} in their
     * place; ask what is returned only when the inputs are complete.
     */
    public static Supplier<ClusterConnection> read(Inputs inputs) {
        return ConnectionInputs.read(inputs, NamespaceInput.namespace(inputs));
    }

    /**
     * The same, and when none of those is given but {@code namespace}, the ServiceAccount of the pod that this runs in; its
     * namespace is the pod's unless {@code namespace} says another.
     */
    public static Supplier<ClusterConnection> readOrPod(Inputs inputs) {
        return ConnectionInputs.readOrPod(inputs, NamespaceInput.namespace(inputs), InClusterConfig.FOLDER);
    }

    /** Those of {@code kube-server}, {@code kube-ca}, {@code kube-token} and {@code kubeconfig} that are given. */
    public static List<String> given(Inputs inputs) {
        return ConnectionInputs.given(inputs);
    }
}
