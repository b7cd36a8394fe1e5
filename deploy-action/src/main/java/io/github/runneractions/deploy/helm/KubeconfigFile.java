package io.github.runneractions.deploy.helm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** A connection as a file for programs such as Helm, readable only by its owner. */
public final class KubeconfigFile {
    private static final String NAME = "runner-actions";

    private KubeconfigFile() {}

    /** Writes {@code connection} as {@code folder}'s {@code kubeconfig}; the folder's owner deletes it. */
    public static Path write(ClusterConnection connection, Path folder) {
        var file = folder.resolve("kubeconfig");
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
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
