package io.github.runneractions.kubernetes.connection;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
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
    /**
     * Reads it from {@code folder}; empty when this does not run in a pod.
     *
     * @param mask masks the token
     * @throws IllegalArgumentException that says what the pod lacks
     */
    public static Optional<InClusterConfig> read(Environment environment, Function<String, Secret> mask, Path folder) {
        var host = environment.value(HOST);
        var port = environment.value(PORT);
        if (!Files.isDirectory(folder)) {
            if (host.isEmpty()) {
                return Optional.empty();
            }
            throw new IllegalArgumentException("this pod has none mounted at " + folder
                    + ": set `automountServiceAccountToken: true` in its spec");
        }
        if (host.isEmpty() || port.isEmpty()) {
            throw new IllegalArgumentException(
                    "this pod has one, but " + (host.isEmpty() ? HOST : PORT) + " is not set in it");
        }
        var token = mask.apply(needed(folder.resolve("token"), InputForms::token));
        return Optional.of(new InClusterConfig(
                server(host.get(), port.get()),
                needed(folder.resolve("ca.crt"), InputForms::authority),
                token,
                text(folder.resolve("namespace"))));
    }

    private static URI server(String host, String port) {
        // Kubernetes gives an IPv6 address without the brackets that a URL needs.
        var name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        try {
            return InputForms.server("https://" + name + ":" + port);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("this pod has one, but " + HOST + " and " + PORT + " name no server", e);
        }
    }

    private static String needed(Path file, UnaryOperator<String> form) {
        var text = text(file)
                .orElseThrow(
                        () -> new IllegalArgumentException("this pod has one, but " + file + " is empty or missing"));
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("this pod has one, but its " + file + " " + e.getMessage(), e);
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "this pod has one, but " + file + " cannot be read ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
    }
}
