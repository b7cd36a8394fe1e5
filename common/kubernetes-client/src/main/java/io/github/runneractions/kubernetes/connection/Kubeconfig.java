package io.github.runneractions.kubernetes.connection;

import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.kubernetes.object.Yaml;
import io.github.runneractions.runtime.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The current context of a kubeconfig. Only fields that work inside a container are accepted: programs to run, paths of files
 * and the like are rejected by name instead of failing later.
 *
 * @param server the API's URL
 * @param authority the CA's certificates in PEM
 * @param namespace the context's
 * @see <a href="https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/">kubeconfig (v1)</a>
 */
public record Kubeconfig(URI server, Optional<String> authority, Credential credential, Optional<String> namespace) {
    private static final Set<String> OF_A_CLUSTER = Set.of("server", "certificate-authority-data", "extensions");
    private static final Set<String> OF_A_USER =
            Set.of("token", "client-certificate-data", "client-key-data", "extensions");
    private static final Set<String> OTHERS = Set.of(
            "as",
            "as-groups",
            "as-uid",
            "as-user-extra",
            "auth-provider",
            "certificate-authority",
            "client-certificate",
            "client-key",
            "disable-compression",
            "exec",
            "insecure-skip-tls-verify",
            "password",
            "proxy-url",
            "tls-server-name",
            "tokenFile",
            "username");

    /**
     * Reads {@code text}, or the base64 of it.
     *
     * @param mask masks the token or the key; masking the rest would hide ordinary words in the log
     * @throws IllegalArgumentException that states what is wrong, and does not quote the text
     */
    public static Kubeconfig parse(String text, Function<String, Secret> mask) {
        var yaml = text.contains("clusters") ? text : ConnectionValues.decoded(text);
        if (!yaml.contains("clusters")) {
            throw new IllegalArgumentException(
                    "is not a kubeconfig; use the content of the file (not its path), or its base64");
        }
        return of(yaml(yaml), mask);
    }

    private static Kubeconfig of(Unstructured config, Function<String, Secret> mask) {
        var name = text(config, "current-context")
                .orElseThrow(() ->
                        new IllegalArgumentException("has no `current-context`, so it does not select a cluster"));
        var context = named(config, "contexts", name, "context");
        var cluster = named(config, "clusters", required(context, "cluster"), "cluster");
        var user = named(config, "users", required(context, "user"), "user");
        requireOnly(OF_A_CLUSTER, cluster, "the cluster");
        requireOnly(OF_A_USER, user, "the user");
        try {
            return new Kubeconfig(
                    ConnectionValues.server(required(cluster, "server")),
                    text(cluster, "certificate-authority-data").map(ConnectionValues::authority),
                    credential(user, mask),
                    text(context, "namespace").map(ConnectionValues::namespace));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has an invalid part, which " + e.getMessage());
        }
    }

    private static Credential credential(Unstructured user, Function<String, Secret> mask) {
        var token = text(user, "token");
        if (token.isPresent()) {
            return new Credential.BearerToken(mask.apply(ConnectionValues.token(token.get())));
        }
        return new Credential.ClientCertificate(
                ConnectionValues.decoded(required(user, "client-certificate-data")),
                mask.apply(ConnectionValues.decoded(required(user, "client-key-data"))));
    }

    private static Unstructured yaml(String text) {
        try {
            return new Unstructured(Yaml.document(text));
        } catch (YamlEngineException _) {
            // The parser's message quotes the text, and with it a token.
            throw new IllegalArgumentException("is not YAML; use the unchanged content of the file");
        }
    }

    private static Optional<String> text(Unstructured mapping, String key) {
        return mapping.at(key).text().filter(text -> !text.isBlank());
    }

    private static String required(Unstructured mapping, String key) {
        return text(mapping, key).orElseThrow(() -> new IllegalArgumentException("lacks `" + key + "`"));
    }

    /** The {@code part} of the entry of the list {@code list} that has this name. */
    private static Unstructured named(Unstructured config, String list, String name, String part) {
        return config.at(list)
                .items()
                .filter(entry -> text(entry, "name").filter(name::equals).isPresent())
                .map(entry -> entry.at(part))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("names a " + part + " that is not in its `" + list + "`"));
    }

    /** Rejects what is not supported, so that the connection is never another one than the file describes. */
    private static void requireOnly(Set<String> known, Unstructured mapping, String where) {
        mapping.fields().keySet().stream()
                .map(Object::toString)
                .filter(key -> !known.contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    // Without a colon, `token s3cr3t` is such a name.
                    throw new IllegalArgumentException(
                            OTHERS.contains(key)
                                    ? "has `" + key + "` for " + where
                                            + ", which does not work in a container; use a token and the certificates' data"
                                            + " instead"
                                    : "has a field for " + where + " that kubectl does not know");
                });
    }
}
