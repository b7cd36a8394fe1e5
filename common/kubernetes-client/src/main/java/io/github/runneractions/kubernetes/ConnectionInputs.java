package io.github.runneractions.kubernetes;

import io.github.runneractions.toolkit.Inputs;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The inputs that say which cluster: its parts, or a kubeconfig, never both. */
final class ConnectionInputs {
    private static final List<String> PARTS = List.of("kube-server", "kube-ca", "kube-token");

    private ConnectionInputs() {}

    static Supplier<ClusterConnection> read(Inputs inputs) {
        var parts =
                PARTS.stream().filter(name -> inputs.optional(name).isPresent()).toList();
        var kubeconfig = inputs.optional("kubeconfig", text -> Kubeconfig.parse(text, inputs::mask));
        var namespace = inputs.optional("namespace", InputForms::namespace);
        if (inputs.optional("kubeconfig").isEmpty()) {
            return fromParts(inputs, namespace, parts);
        }
        if (!parts.isEmpty()) {
            inputs.problem(
                    "kubeconfig",
                    "is given together with `" + String.join("`, `", parts)
                            + "`; give either a kubeconfig or the parts of one");
        }
        return kubeconfig
                .map(config -> fromKubeconfig(inputs, namespace, config))
                .orElse(() -> nothing());
    }

    private static Supplier<ClusterConnection> fromParts(
            Inputs inputs, Optional<String> namespace, List<String> parts) {
        if (inputs.optional("namespace").isEmpty()) {
            inputs.problem("namespace", "is required and is empty or missing");
        }
        if (parts.isEmpty()) {
            inputs.problem(
                    "kube-server",
                    "is required, with `kube-token` and `kube-ca`, unless `kubeconfig` is given; a secret is also empty"
                            + " when its name is misspelt, or when a pull request from a fork runs the workflow");
            return () -> nothing();
        }
        var server = inputs.required("kube-server", InputForms::server);
        var authority = inputs.optional("kube-ca", InputForms::authority);
        var token = inputs.secret("kube-token");
        inputs.optional("kube-token", InputForms::token);
        return () ->
                new ClusterConnection(server, authority, new Credential.BearerToken(token), namespace.orElseThrow());
    }

    private static Supplier<ClusterConnection> fromKubeconfig(
            Inputs inputs, Optional<String> namespace, Kubeconfig config) {
        if (inputs.optional("namespace").isEmpty() && config.namespace().isEmpty()) {
            inputs.problem("namespace", "is required, because the kubeconfig's current context names none");
        }
        return () -> new ClusterConnection(
                config.server(),
                config.authority(),
                config.credential(),
                namespace.or(config::namespace).orElseThrow());
    }

    private static ClusterConnection nothing() {
        throw new IllegalStateException("asked for the cluster although the inputs have problems");
    }
}
