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
 * The connection that Kubernetes gives to a pod with a ServiceAccount: the API server's address and the account's token.
 *
 * @param authority the CA of the API server's certificate, PEM
 * @param namespace the pod's; empty when the file is missing or empty
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/">Accessing the API from a pod</a>
 */
public record InClusterConfig(URI server, String authority, Secret token, Optional<String> namespace) {
    /** Where Kubernetes mounts the ServiceAccount. */
    public static final Path FOLDER = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private static final String HOST = "KUBERNETES_SERVICE_HOST";
    private static final String PORT = "KUBERNETES_SERVICE_PORT";

    /**
     * Reads the configuration; empty when the process does not run in a pod.
     *
     * @param mask masks the token
     * @param folder the ServiceAccount's files, {@link #FOLDER} outside of tests
     * @throws IllegalArgumentException that states what this pod lacks, as it follows a semicolon
     */
    public static Optional<InClusterConfig> read(Environment environment, Function<String, Secret> mask, Path folder) {
        var host = environment.value(HOST);
        var port = environment.value(PORT);
        if (!Files.isDirectory(folder)) {
            if (host.isEmpty()) {
                return Optional.empty();
            }
            throw new IllegalArgumentException("this pod has no token mounted at " + folder
                    + ": set `automountServiceAccountToken: true` in its spec");
        }
        if (host.isEmpty() || port.isEmpty()) {
            throw new IllegalArgumentException(
                    "this pod has one, but " + (host.isEmpty() ? HOST : PORT) + " is not set in it");
        }
        var token = mask.apply(required(folder.resolve("token"), ConnectionValues::token));
        return Optional.of(new InClusterConfig(
                server(host.get(), port.get()),
                required(folder.resolve("ca.crt"), ConnectionValues::authority),
                token,
                text(folder.resolve("namespace"))));
    }

    /** The connection in {@code namespace}. */
    public ClusterConnection in(String namespace) {
        return new ClusterConnection(server, Optional.of(authority), new Credential.BearerToken(token), namespace);
    }

    private static URI server(String host, String port) {
        // Kubernetes gives an IPv6 address without the brackets that a URL needs.
        var name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        try {
            return ConnectionValues.server("https://" + name + ":" + port);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "this pod has one, but " + HOST + " and " + PORT + " do not name a server", e);
        }
    }

    private static String required(Path file, UnaryOperator<String> form) {
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
