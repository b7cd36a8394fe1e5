package io.github.runneractions.deploy.helm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.deploy.file.ChartFiles;
import io.github.runneractions.deploy.file.StepFolder;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runtime.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * All that Helm reads and writes, in the folder of one run: the kubeconfig, the values, a copy of the chart. Helm itself runs in an
 * empty folder: in the workspace, it would take a folder named {@code oci:} for a registry.
 */
public final class HelmWorkspace implements AutoCloseable {
    /** The proxies are those of the action: its connection to the cluster and Helm's are the same. */
    private static final List<String> PROXIES = List.of("https_proxy", "http_proxy", "no_proxy");

    private final StepFolder folder;
    private final Path kubeconfig;

    /** Path → the name by which the user knows it. */
    private final Map<String, String> names = new LinkedHashMap<>();

    private Map<String, String> authorities = Map.of();

    private HelmWorkspace(StepFolder folder, Path kubeconfig) {
        this.folder = folder;
        this.kubeconfig = kubeconfig;
    }

    /** Creates the folder, with a kubeconfig for {@code connection}. */
    public static HelmWorkspace create(ClusterConnection connection, Environment environment) {
        var folder = StepFolder.create(environment);
        try {
            for (var empty : List.of("work", "tmp")) {
                Files.createDirectory(folder.path().resolve(empty));
            }
            return new HelmWorkspace(folder, KubeconfigFile.write(connection, folder.path()));
        } catch (IOException e) {
            folder.close();
            throw StepFolder.unwritable(e);
        }
    }

    /**
     * Writes a file of values, which may hold secrets.
     *
     * @param origin where the user has written them, such as {@code values}
     */
    public Path values(String name, String origin, String yaml) {
        return file(name, origin, yaml);
    }

    /** Writes a file, which may hold secrets, as {@link #values} does. */
    Path file(String name, String origin, String text) {
        return file(name, origin, text.getBytes(StandardCharsets.UTF_8));
    }

    Path file(String name, String origin, byte[] content) {
        try {
            var file = folder.path().resolve(name);
            var parent = Objects.requireNonNull(file.getParent());
            // The folder itself must not come back with a secret in it.
            if (!Files.exists(folder.path())) {
                throw HelmCauses.cancelled("write Helm's files");
            }
            Files.createDirectories(parent);
            return named(Files.write(file, content), origin);
        } catch (IOException e) {
            throw StepFolder.unwritable(e);
        }
    }

    /** Creates a folder. */
    Path folder(String name) {
        try {
            return Files.createDirectory(folder.path().resolve(name));
        } catch (IOException e) {
            throw StepFolder.unwritable(e);
        }
    }

    /** Copies a chart of the workspace, so that it is still the chart that was checked when Helm reads it. */
    public Path chart(ChartFiles chart) {
        var copy = folder.path().resolve("chart");
        chart.copy(copy);
        return named(copy, chart.text());
    }

    /** Copies the chart of the image, so that it can be changed. */
    Path chart(Path bundled) {
        var copy = folder.path().resolve("chart");
        try (var files = Files.walk(bundled)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(bundled.relativize(file).toString()));
            }
            return named(copy, "the runner chart");
        } catch (IOException e) {
            throw StepFolder.unwritable(e);
        }
    }

    Path named(Path path, String origin) {
        names.put(path.toString(), origin);
        return path;
    }

    /** {@code text} of Helm with the user's name of each file in place of its path here. */
    String withNames(String text) {
        var named = text;
        for (var name : names.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return named;
    }

    /** Where Helm runs. */
    Path workingFolder() {
        return folder.path().resolve("work");
    }

    /**
     * Helm's whole environment. A variable of this process that the action itself does not read, such as {@code KUBECONFIG},
     * {@code HELM_KUBETOKEN} or {@code SSL_CERT_FILE}, may be from an earlier step, and would take precedence.
     */
    Map<String, String> variables(Environment environment) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("HOME", folder.path().toString());
        variables.put("TMPDIR", folder.path().resolve("tmp").toString());
        variables.put("KUBECONFIG", kubeconfig.toString());
        for (var home : List.of("CACHE", "CONFIG", "DATA")) {
            variables.put(
                    "HELM_" + home + "_HOME",
                    folder.path().resolve(home.toLowerCase(Locale.ROOT)).toString());
        }
        for (var proxy : PROXIES) {
            environment
                    .value(proxy)
                    .or(() -> environment.value(proxy.toUpperCase(Locale.ROOT)))
                    .ifPresent(value -> variables.put(proxy, value));
        }
        return variables;
    }

    /**
     * Has Helm trust more authorities of registries and repositories, and of nothing else: whom the cluster's certificate is from,
     * the kubeconfig tells.
     */
    public void trust(List<Certificate> more) {
        if (!more.isEmpty()) {
            authorities = Authorities.variables(file("authorities.pem", "ca-certificates", Authorities.pem(more)));
        }
    }

    /** What is added to {@link #variables} for a command that downloads. */
    Map<String, String> authorities() {
        return authorities;
    }

    /** Where Helm keeps what it has downloaded. */
    Path cache() {
        return folder.path().resolve("cache");
    }

    /** Deletes the folder; again, or while Helm's end is awaited, it does nothing more. */
    @Override
    public void close() {
        folder.close();
    }

    /** A connection as a file for programs such as Helm, readable only by its owner. */
    private static final class KubeconfigFile {
        private static final String NAME = "runner-actions";

        private KubeconfigFile() {}

        /** Writes {@code connection} as {@code folder}'s {@code kubeconfig}; the folder's owner deletes it. */
        static Path write(ClusterConnection connection, Path folder) throws IOException {
            var file = folder.resolve("kubeconfig");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            // JSON is YAML, and needs no care with quotes.
            return Files.writeString(file, json(connection).toString());
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
