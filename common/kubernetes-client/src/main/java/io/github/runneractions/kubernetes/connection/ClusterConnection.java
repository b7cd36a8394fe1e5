package io.github.runneractions.kubernetes.connection;

import io.github.runneractions.toolkit.Input;
import io.github.runneractions.kubernetes.ConnectionInputs;
import io.github.runneractions.kubernetes.NamespaceInput;
import io.github.runneractions.toolkit.Inputs;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which cluster and namespace, and as whom.
 *
 * @param server the API's URL, https
 * @param authority the certificates (PEM) that vouch for the server; empty when a public CA does
 * @param credential as whom
 * @param namespace where everything happens
 */
public record ClusterConnection(URI server, Optional<String> authority, Credential credential, String namespace) {
    /**
     * Reads {@code kube-server}, {@code kube-ca}, {@code kube-token} and {@code namespace}, or {@code kubeconfig} in their
     * place.
     */
    public static Input<ClusterConnection> read(Inputs inputs) {
        return ConnectionInputs.read(inputs, NamespaceInput.namespace(inputs));
    }

    /**
     * The same, and when none of those is given but {@code namespace}, the ServiceAccount of the pod that this runs in; its
     * namespace is the pod's unless {@code namespace} says another.
     */
    public static Input<ClusterConnection> readOrPod(Inputs inputs) {
        return ConnectionInputs.readOrPod(inputs, NamespaceInput.namespace(inputs), InClusterConfig.FOLDER);
    }

    /** Those of {@code kube-server}, {@code kube-ca}, {@code kube-token} and {@code kubeconfig} that are given. */
    public static List<String> given(Inputs inputs) {
        return ConnectionInputs.given(inputs);
    }
}
