package io.github.runneractions.inputs;

import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.ConnectionValues;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.connection.InClusterConfig;
import io.github.runneractions.kubernetes.connection.Kubeconfig;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the connection to a cluster: a kubeconfig, or its parts, never both. In a pod, both can be missing. */
public final class ClusterConnectionInputs {
    private static final List<String> PARTS = List.of("kube-server", "kube-ca", "kube-token");
    private static final String BOTH_WAYS =
            "is required, with `kube-token` and `kube-ca`, unless `kubeconfig` is set or"
                    + " the action runs in a pod with a ServiceAccount";

    private ClusterConnectionInputs() {}

    /** Those of {@code kube-server}, {@code kube-ca}, {@code kube-token} and {@code kubeconfig} that are given. */
    public static List<String> given(Inputs inputs) {
        return Stream.concat(PARTS.stream(), Stream.of("kubeconfig"))
                .filter(name -> inputs.optional(name).isPresent())
                .toList();
    }

    /**
     * Reads {@code kubeconfig}, or {@code kube-server}, {@code kube-ca} and {@code kube-token}, and {@code namespace}.
     */
    public static Input<ClusterConnection> read(Inputs inputs) {
        return read(inputs, NamespaceInput.namespace(inputs));
    }

    /**
     * Reads the same inputs as {@link #read}. Without a kubeconfig and its parts, the connection is that of the pod that this
     * process runs in, with the pod's ServiceAccount and, unless {@code namespace} is set, the pod's namespace.
     */
    public static Input<ClusterConnection> readOrPod(Inputs inputs) {
        return readOrPod(inputs, NamespaceInput.namespace(inputs));
    }

    /** Reads the connection with a namespace that another input sets. */
    public static Input<ClusterConnection> readOrPod(Inputs inputs, NamespaceInput namespace) {
        return readOrPod(inputs, namespace, InClusterConfig.FOLDER);
    }

    private static Input<ClusterConnection> read(Inputs inputs, NamespaceInput namespace) {
        var given = given(inputs);
        if (!given.contains("kubeconfig")) {
            return fromParts(inputs, namespace, given);
        }
        if (given.size() > 1) {
            inputs.problem(
                    "kubeconfig",
                    "is set together with `" + String.join("`, `", given.subList(0, given.size() - 1))
                            + "`; set either `kubeconfig` or the others");
        }
        var config = inputs.confidential("kubeconfig", text -> Kubeconfig.parse(text, inputs::mask))
                .map(Optional::orElseThrow);
        var space = config.ifValid()
                .map(valid -> namespace.or(
                        valid.namespace(), inputs, ", and the kubeconfig's current context has no namespace either"));
        return config.map(valid -> new ClusterConnection(
                valid.server(),
                valid.authority(),
                valid.credential(),
                space.orElseThrow().get()));
    }

    static Input<ClusterConnection> readOrPod(Inputs inputs, NamespaceInput namespace, Path folder) {
        if (!given(inputs).isEmpty()) {
            return read(inputs, namespace);
        }
        try {
            return InClusterConfig.read(inputs.environment(), inputs::mask, folder)
                    .map(pod -> fromPod(inputs, namespace, pod, folder))
                    .orElseGet(() -> inputs.problem("kube-server", BOTH_WAYS + inputs.whyEmpty()));
        } catch (IllegalArgumentException e) {
            return inputs.problem("kube-server", BOTH_WAYS + "; " + e.getMessage());
        }
    }

    private static Input<ClusterConnection> fromPod(
            Inputs inputs, NamespaceInput namespace, InClusterConfig pod, Path folder) {
        var space = namespace.or(
                pod.namespace(), inputs, ", and " + folder.resolve("namespace") + " has no namespace either");
        return space.map(pod::in);
    }

    private static Input<ClusterConnection> fromParts(Inputs inputs, NamespaceInput namespace, List<String> parts) {
        var space = namespace.or(Optional.empty(), inputs, "");
        if (parts.isEmpty()) {
            return inputs.problem(
                    "kube-server",
                    "is required, with `kube-token` and `kube-ca`, unless `kubeconfig` is set" + inputs.whyEmpty());
        }
        var server = inputs.required("kube-server", ConnectionValues::server);
        var authority = inputs.optional("kube-ca", ConnectionValues::authority);
        var token = inputs.secret("kube-token", text -> inputs.mask(ConnectionValues.token(text)));
        return inputs.later(() -> new ClusterConnection(
                server.get(), authority.get(), new Credential.BearerToken(token.get()), space.get()));
    }
}
