package io.github.runneractions.inputs;

import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.ConnectionValues;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.connection.InClusterConfig;
import io.github.runneractions.kubernetes.connection.Kubeconfig;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the connection to a cluster: a kubeconfig, or its parts, never both. In a pod, both can be missing. */
public final class ClusterConnectionInputs {
    private static final List<String> PARTS = List.of("kube-server", "kube-ca", "kube-token");
    private static final List<String> ALIASES = List.of("api", "cluster", "cert");
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
     * Reads the same inputs as {@link #read}, and {@code kube-context}; {@code api}, {@code cluster} and {@code cert} stand for {@code
     * kube-server} and {@code kube-ca}, as in actions that were written for one platform.
     */
    public static Input<ClusterConnection> readWithAliases(Inputs inputs) {
        var namespace = NamespaceInput.namespace(inputs);
        var context = inputs.optional("kube-context");
        if (context.isPresent() && inputs.optional("kubeconfig").isEmpty()) {
            inputs.problem("kube-context", "chooses a context of `kubeconfig`, which is empty or missing");
        }
        var given = Stream.concat(
                        given(inputs).stream(),
                        ALIASES.stream().filter(name -> inputs.optional(name).isPresent()))
                .toList();
        if (given.contains("kubeconfig")) {
            return fromKubeconfig(inputs, namespace, given, context);
        }
        var space = namespace.or(Optional.empty(), inputs, "");
        return given.isEmpty() ? noParts(inputs) : parts(inputs, space, server(inputs), authority(inputs));
    }

    private static Input<URI> server(Inputs inputs) {
        if (inputs.optional("kube-server").isPresent()) {
            return inputs.required("kube-server", ConnectionValues::server);
        }
        if (inputs.optional("api").isPresent()) {
            return inputs.required("api", ConnectionValues::server);
        }
        return inputs.optional("cluster").isPresent()
                ? inputs.required("cluster", ConnectionValues::server)
                : inputs.required("kube-server", ConnectionValues::server);
    }

    private static Input<Optional<String>> authority(Inputs inputs) {
        return inputs.optional("kube-ca").isPresent()
                ? inputs.optional("kube-ca", ConnectionValues::authority)
                : inputs.optional("cert", ConnectionValues::authority);
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
        return fromKubeconfig(inputs, namespace, given, Optional.empty());
    }

    private static Input<ClusterConnection> fromKubeconfig(
            Inputs inputs, NamespaceInput namespace, List<String> given, Optional<String> context) {
        if (given.size() > 1) {
            inputs.problem(
                    "kubeconfig",
                    "is set together with `"
                            + given.stream()
                                    .filter(name -> !name.equals("kubeconfig"))
                                    .collect(Collectors.joining("`, `"))
                            + "`; set either `kubeconfig` or the others");
        }
        var config = inputs.confidential("kubeconfig", text -> Kubeconfig.parse(text, context, inputs::mask))
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
        return parts.isEmpty()
                ? noParts(inputs)
                : parts(
                        inputs,
                        space,
                        inputs.required("kube-server", ConnectionValues::server),
                        inputs.optional("kube-ca", ConnectionValues::authority));
    }

    private static Input<ClusterConnection> noParts(Inputs inputs) {
        return inputs.problem(
                "kube-server",
                "is required, with `kube-token` and `kube-ca`, unless `kubeconfig` is set" + inputs.whyEmpty());
    }

    private static Input<ClusterConnection> parts(
            Inputs inputs, Input<String> space, Input<URI> server, Input<Optional<String>> authority) {
        var token = inputs.secret("kube-token", text -> inputs.mask(ConnectionValues.token(text)));
        return inputs.later(() -> new ClusterConnection(
                server.get(), authority.get(), new Credential.BearerToken(token.get()), space.get()));
    }
}
