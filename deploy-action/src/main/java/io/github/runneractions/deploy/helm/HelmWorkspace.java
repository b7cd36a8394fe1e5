package io.github.runneractions.deploy.helm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runtime.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of one run with all that Helm reads and writes, also the kubeconfig. Only this account may read it, and it is deleted
 * at the end.
 */
public final class HelmWorkspace implements AutoCloseable {
    /** The variables that Helm gets of this process: proxies and trusted certificates. */
    private static final List<String> PASSED_ON =
            List.of("https_proxy", "http_proxy", "no_proxy", "ssl_cert_file", "ssl_cert_dir");

    private final Path folder;
    private final Path kubeconfig;

    private HelmWorkspace(Path folder, Path kubeconfig) {
        this.folder = folder;
        this.kubeconfig = kubeconfig;
    }

    /** Creates the folder, with a kubeconfig for {@code connection}. */
    public static HelmWorkspace create(ClusterConnection connection) {
        try {
            // Made with mode 0700.
            var folder = Files.createTempDirectory("deploy-");
            return new HelmWorkspace(folder, KubeconfigFile.write(connection, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file of values, which may hold secrets. */
    public Path values(String name, String yaml) {
        try {
            return Files.writeString(folder.resolve(name), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Helm's whole environment: variables of this process such as {@code KUBECONFIG} or {@code HELM_KUBETOKEN} would take precedence. */
    Map<String, String> variables(Environment environment) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("HOME", folder.toString());
        variables.put("KUBECONFIG", kubeconfig.toString());
        for (var home : List.of("CACHE", "CONFIG", "DATA")) {
            variables.put(
                    "HELM_" + home + "_HOME",
                    folder.resolve(home.toLowerCase(Locale.ROOT)).toString());
        }
        PASSED_ON.stream()
                .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT)))
                .forEach(name -> environment.value(name).ifPresent(value -> variables.put(name, value)));
        return variables;
    }

    /** Deletes the folder; again, or while Helm's end is awaited, it does nothing more. */
    @Override
    public synchronized void close() {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection as a file for programs such as Helm, readable only by its owner. */
    private static final class KubeconfigFile {
        private static final String NAME = "runner-actions";

        private KubeconfigFile() {}

        /** Writes {@code connection} as {@code folder}'s {@code kubeconfig}; the folder's owner deletes it. */
        static Path write(ClusterConnection connection, Path folder) {
            var file = folder.resolve("kubeconfig");
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                // JSON is YAML, and needs no care with quotes.
                return Files.writeString(file, json(connection).toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static ObjectNode json(ClusterConnection connection) {
            var config = JsonNodeFactory.instance
                    .objectNode()
                    .put("apiVersion", "v1")
                    .put("kind", "Config")
                    .put("current-context", NAME);
            var cluster = named(config, "clusters", "cluster")
                    .put("server", connection.server().toString());
            connection.authority().ifPresent(pem -> cluster.put("certificate-authority-data", base64(pem)));
            var user = named(config, "users", "user");
            switch (connection.credential()) {
                case Credential.BearerToken bearer ->
                    user.put("token", bearer.token().reveal());
                case Credential.ClientCertificate client ->
                    user.put("client-certificate-data", base64(client.certificate()))
                            .put("client-key-data", base64(client.key().reveal()));
            }
            named(config, "contexts", "context")
                    .put("cluster", NAME)
                    .put("user", NAME)
                    .put("namespace", connection.namespace());
            return config;
        }

        private static ObjectNode named(ObjectNode config, String list, String part) {
            return config.putArray(list).addObject().put("name", NAME).putObject(part);
        }

        private static String base64(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
