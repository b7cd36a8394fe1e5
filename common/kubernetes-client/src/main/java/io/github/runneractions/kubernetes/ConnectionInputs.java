package io.github.runneractions.kubernetes;

import io.github.runneractions.toolkit.Input;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.connection.InClusterConfig;
import io.github.runneractions.kubernetes.connection.InputForms;
import io.github.runneractions.kubernetes.connection.Kubeconfig;
import io.github.runneractions.toolkit.Inputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The inputs that say which cluster: its parts, or a kubeconfig, never both; in a pod perhaps neither. */
public final class ConnectionInputs {
    private static final List<String> PARTS = List.of("kube-server", "kube-ca", "kube-token");

    private ConnectionInputs() {}

    /** The names of those that are given. */
    public static List<String> given(Inputs inputs) {
        return Stream.concat(PARTS.stream(), Stream.of("kubeconfig"))
                .filter(name -> inputs.optional(name).isPresent())
                .toList();
    }

    public static Input<ClusterConnection> read(Inputs inputs, NamespaceInput namespace) {
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
        var config = inputs.required("kubeconfig", text -> Kubeconfig.parse(text, inputs::mask));
        var space = config.ifValid()
                .map(valid -> namespace.or(
                        valid.namespace(), inputs, ", and the kubeconfig's current context names none either"));
        return config.map(valid -> new ClusterConnection(
                valid.server(),
                valid.authority(),
                valid.credential(),
                space.orElseThrow().get()));
    }

    /** The same, or else as the ServiceAccount that {@code folder} has. */
    public static Input<ClusterConnection> readOrPod(Inputs inputs, NamespaceInput namespace, Path folder) {
        if (!given(inputs).isEmpty()) {
            return read(inputs, namespace);
        }
        try {
            var account = InClusterConfig.read(inputs, folder);
            var space = namespace.or(
                    account.namespace(), inputs, ", and " + folder.resolve("namespace") + " has none either");
            return inputs.later(() -> new ClusterConnection(
                    account.server(),
                    Optional.of(account.authority()),
                    new Credential.BearerToken(account.token()),
                    space.get()));
        } catch (IllegalArgumentException e) {
            return inputs.problem("kube-server", String.valueOf(e.getMessage()));
        }
    }

    private static Input<ClusterConnection> fromParts(Inputs inputs, NamespaceInput namespace, List<String> parts) {
        var space = namespace.or(Optional.empty(), inputs, "");
        if (parts.isEmpty()) {
            return inputs.problem(
                    "kube-server",
                    "is required, with `kube-token` and `kube-ca`, unless `kubeconfig` is given" + Inputs.EMPTY_SECRET);
        }
        var server = inputs.required("kube-server", InputForms::server);
        var authority = inputs.optional("kube-ca", InputForms::authority);
        var token = inputs.secret("kube-token");
        // For its problems only.
        inputs.optional("kube-token", InputForms::token);
        return inputs.later(() -> new ClusterConnection(
                server.get(), authority.get(), new Credential.BearerToken(token.get()), space.get()));
    }
}
