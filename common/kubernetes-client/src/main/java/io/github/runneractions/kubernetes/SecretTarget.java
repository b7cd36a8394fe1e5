package io.github.runneractions.kubernetes;

import io.github.runneractions.toolkit.Input;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.InClusterConfig;
import io.github.runneractions.toolkit.Inputs;
import java.util.Optional;

/**
 * A Secret that an input names, and how to get at it.
 *
 * @param connection to the cluster, in the Secret's namespace
 * @param name the Secret's
 */
public record SecretTarget(ClusterConnection connection, String name) {
    private static final String INPUT = "kubernetes-secret";

    /**
     * Reads {@code kubernetes-secret}, {@code namespace/name} or the name alone, with {@code kube-server}, {@code kube-ca} and
     * {@code kube-token}, or {@code kubeconfig}; without any of these a pod's own ServiceAccount is taken. A name alone is in
     * the kubeconfig's or the pod's namespace. Empty when no Secret is named.
     */
    public static Input<Optional<SecretTarget>> read(Inputs inputs) {
        var given = ClusterConnection.given(inputs);
        if (inputs.optional(INPUT).isEmpty()) {
            if (!given.isEmpty()) {
                inputs.problem(
                        INPUT,
                        "is needed with `" + String.join("`, `", given)
                                + "`: it names the Secret that the token goes into, as `namespace/name`");
            }
            return inputs.later(Optional::empty);
        }
        var secret = inputs.required(INPUT, SecretReference::of);
        var namespace = new NamespaceInput(
                INPUT, secret.map(SecretReference::namespace), "names no namespace; write it as `namespace/name`");
        var connection = ConnectionInputs.readOrPod(inputs, namespace, InClusterConfig.FOLDER);
        return inputs.later(() ->
                Optional.of(new SecretTarget(connection.get(), secret.get().name())));
    }
}
