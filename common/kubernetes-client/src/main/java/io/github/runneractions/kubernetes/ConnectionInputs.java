package io.github.runneractions.kubernetes;

import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.ConnectionValues;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.connection.InClusterConfig;
import io.github.runneractions.kubernetes.connection.Kubeconfig;
import io.github.runneractions.toolkit.Inputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The inputs that say which cluster: its parts, or a kubeconfig, never both; in a pod perhaps neither. */
public final class ConnectionInputs {
    private static final List<String> PARTS = List.of("kube-server", "kube-ca", "kube-token");

    private static final String BOTH_WAYS =
            "is required, with `kube-token` and `kube-ca`, unless `kubeconfig` is given or"
                    + " this runs in a pod with a ServiceAccount";

    private ConnectionInputs() {}

    /** The names of those that are given. */
    public static List<String> given(Inputs inputs) {
        return Stream.concat(PARTS.stream(), Stream.of("kubeconfig"))
                // Not short: each counts as asked for.
                .map(name -> inputs.optional(name).map(_ -> name))
                .flatMap(Optional::stream)
                .toList();
    }

    public static Supplier<ClusterConnection> read(Inputs inputs, NamespaceInput namespace) {
        var given = given(inputs);
        if (!given.contains("kubeconfig")) {
            return fromParts(inputs, namespace, given);
        }
        if (given.size() > 1) {
            inputs.problem(
                    "kubeconfig",
                    "is given together with `" + String.join("`, `", given.subList(0, given.size() - 1))
                            + "`; give either a kubeconfig or the parts of one");
        }
        return inputs.optional("kubeconfig", text -> Kubeconfig.parse(text, inputs::mask))
                .map(config -> fromKubeconfig(inputs, namespace, config))
                .orElse(() -> nothing());
    }

    /** The same, or else as the ServiceAccount that {@code folder} has. */
    public static Supplier<ClusterConnection> readOrPod(Inputs inputs, NamespaceInput namespace, Path folder) {
        if (!given(inputs).isEmpty()) {
            return read(inputs, namespace);
        }
        try {
            var pod = InClusterConfig.read(inputs.environment(), inputs::mask, folder)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a secret is also empty when its name is misspelt, or when a pull request from a fork runs"
                                    + " the workflow"));
            var space =
                    namespace.or(pod.namespace(), inputs, ", and " + folder.resolve("namespace") + " has none either");
            return () -> pod.in(space.orElseThrow());
        } catch (IllegalArgumentException e) {
            inputs.problem("kube-server", BOTH_WAYS + "; " + e.getMessage());
            return () -> nothing();
        }
    }

    private static Supplier<ClusterConnection> fromParts(Inputs inputs, NamespaceInput namespace, List<String> parts) {
        var space = namespace.or(Optional.empty(), inputs, "");
        if (parts.isEmpty()) {
            inputs.problem(
                    "kube-server",
                    "is required, with `kube-token` and `kube-ca`, unless `kubeconfig` is given; a secret is also empty"
                            + " when its name is misspelt, or when a pull request from a fork runs the workflow");
            return () -> nothing();
        }
        var server = inputs.required("kube-server", ConnectionValues::server);
        var authority = inputs.optional("kube-ca", ConnectionValues::authority);
        var token = inputs.secret("kube-token");
        inputs.optional("kube-token", ConnectionValues::token);
        return () -> new ClusterConnection(server, authority, new Credential.BearerToken(token), space.orElseThrow());
    }

    private static Supplier<ClusterConnection> fromKubeconfig(
            Inputs inputs, NamespaceInput namespace, Kubeconfig config) {
        var space =
                namespace.or(config.namespace(), inputs, ", and the kubeconfig's current context names none either");
        return () ->
                new ClusterConnection(config.server(), config.authority(), config.credential(), space.orElseThrow());
    }

    private static ClusterConnection nothing() {
        throw new IllegalStateException("asked for the cluster although the inputs have problems");
    }
}
