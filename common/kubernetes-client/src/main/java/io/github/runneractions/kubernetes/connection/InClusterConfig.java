package io.github.runneractions.kubernetes.connection;

import io.github.runneractions.runtime.Secret;
import io.github.runneractions.toolkit.Inputs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The ServiceAccount that a pod runs as, and the API that Kubernetes tells it of.
 *
 * @param authority the API's CA, PEM
 * @param namespace the pod's; empty when the file is not there
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/">Accessing the API from a pod</a>
 */
public record InClusterConfig(URI server, String authority, Secret token, Optional<String> namespace) {
    /** Where Kubernetes mounts it. */
    public static final Path FOLDER = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private static final String HOST = "KUBERNETES_SERVICE_HOST";
    private static final String PORT = "KUBERNETES_SERVICE_PORT";
    private static final String BOTH_WAYS =
            "is required, with `kube-token` and `kube-ca`, unless `kubeconfig` is given or"
                    + " this runs in a pod with a ServiceAccount";

    /**
     * Reads it from {@code folder}.
     *
     * @throws IllegalArgumentException that says what is missing, as it follows an input's name and a colon
     */
    public static InClusterConfig read(Inputs inputs, Path folder) {
        var host = inputs.environment().value(HOST);
        var port = inputs.environment().value(PORT);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    host.isPresent()
                            ? BOTH_WAYS + "; this pod has none mounted at " + folder
                                    + ": set `automountServiceAccountToken: true` in its spec"
                            : BOTH_WAYS + Inputs.EMPTY_SECRET);
        }
        if (host.isEmpty() || port.isEmpty()) {
            throw new IllegalArgumentException(
                    BOTH_WAYS + "; this pod has one, but " + (host.isEmpty() ? HOST : PORT) + " is not set in it");
        }
        var token = inputs.mask(needed(folder.resolve("token"), InputForms::token));
        return new InClusterConfig(
                server(host.get(), port.get()),
                needed(folder.resolve("ca.crt"), InputForms::authority),
                token,
                text(folder.resolve("namespace")));
    }

    private static URI server(String host, String port) {
        // Kubernetes gives an IPv6 address without the brackets that a URL needs.
        var name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        try {
            return InputForms.server("https://" + name + ":" + port);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    BOTH_WAYS + "; this pod has one, but " + HOST + " and " + PORT + " name no server", e);
        }
    }

    private static String needed(Path file, UnaryOperator<String> form) {
        var text = text(file)
                .orElseThrow(() -> new IllegalArgumentException(
                        BOTH_WAYS + "; this pod has one, but " + file + " is empty or missing"));
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    BOTH_WAYS + "; this pod has one, but its " + file + " " + e.getMessage(), e);
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    BOTH_WAYS + "; this pod has one, but " + file + " cannot be read ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
    }
}
