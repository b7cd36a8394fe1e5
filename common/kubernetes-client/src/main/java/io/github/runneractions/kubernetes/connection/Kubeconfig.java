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
    private static final Set<String> OF_A_CLUSTER = Set.of(
            "server",
            "certificate-authority-data",
            "extensions",
            "insecure-skip-tls-verify",
            "tls-server-name",
            "disable-compression");
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
            "exec",
            "password",
            "proxy-url",
            "tokenFile",
            "username");

    /**
     * Reads the current context of {@code text}, or the base64 of it.
     *
     * @param mask masks the token or the key; masking the rest would hide ordinary words in the log
     * @throws IllegalArgumentException that states what is wrong, and does not quote the text
     */
    public static Kubeconfig parse(String text, Function<String, Secret> mask) {
        return parse(text, Optional.empty(), mask);
    }

    /**
     * Reads a context as {@link #parse(String, Function)} reads the current one.
     *
     * @param chosen the name of the context; empty for the current one
     */
    public static Kubeconfig parse(String text, Optional<String> chosen, Function<String, Secret> mask) {
        var yaml = text.contains("clusters") ? text : ConnectionValues.decoded(text);
        if (!yaml.contains("clusters")) {
            throw new IllegalArgumentException(
                    "is not a kubeconfig; use the content of the file (not its path), or its base64");
        }
        return of(yaml(yaml), chosen, mask);
    }

    private static Kubeconfig of(Unstructured config, Optional<String> chosen, Function<String, Secret> mask) {
        var name = chosen.or(() -> text(config, "current-context"))
                .orElseThrow(() ->
                        new IllegalArgumentException("has no `current-context`, so it does not select a cluster"));
        chosen.ifPresent(context -> requireContext(config, context));
        var context = named(config, "contexts", name, "context");
        var cluster = named(config, "clusters", required(context, "cluster"), "cluster");
        var user = named(config, "users", required(context, "user"), "user");
        requireOnly(OF_A_CLUSTER, cluster, "the cluster");
        requireOnly(OF_A_USER, user, "the user");
        try {
            var server = ConnectionValues.server(required(cluster, "server"));
            requireVerified(cluster, server);
            return new Kubeconfig(
                    server,
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
        var certificate = ConnectionValues.decoded(required(user, "client-certificate-data"));
        var key = mask.apply(ConnectionValues.decoded(required(user, "client-key-data")));
        // For its problems only.
        ClientKey.read(certificate, key.reveal());
        return new Credential.ClientCertificate(certificate, key);
    }

    private static void requireContext(Unstructured config, String chosen) {
        var names = config.at("contexts")
                .items()
                .flatMap(context -> text(context, "name").stream())
                .toList();
        if (!names.contains(chosen)) {
            throw new IllegalArgumentException(
                    "has no context of the name in `kube-context`; it has `" + String.join("`, `", names) + "`");
        }
    }

    /** Fields that are written with the value that they have anyway change nothing. */
    private static void requireVerified(Unstructured cluster, URI server) {
        if (text(cluster, "insecure-skip-tls-verify")
                .filter(flag -> !flag.equals("false"))
                .isPresent()) {
            throw new IllegalArgumentException(
                    "has `insecure-skip-tls-verify`, with which anybody could answer in place"
                            + " of the cluster; use `certificate-authority-data` instead");
        }
        if (text(cluster, "tls-server-name")
                .filter(name -> !name.equals(server.getHost()))
                .isPresent()) {
            throw new IllegalArgumentException("has a `tls-server-name` that is not the server's name; use a URL with"
                    + " a name that the server's certificate has");
        }
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
                            key.equals("exec") || key.equals("auth-provider")
                                    ? "has `" + key + "` for " + where
                                            + ", a program that is not in this container; use a"
                                            + " token instead: `kubectl create token ACCOUNT --duration=1h` prints one of a"
                                            + " ServiceAccount, and a Secret of type `kubernetes.io/service-account-token`"
                                            + " has one that stays valid"
                                    : OTHERS.contains(key)
                                            ? "has `" + key + "` for " + where
                                                    + ", which does not work in a container; use a token and the certificates' data"
                                                    + " instead"
                                            : "has a field for " + where + " that kubectl does not know");
                });
    }
}
