package io.github.runneractions.kubernetes.connection;

import io.github.runneractions.runtime.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The current context of a kubeconfig. Only what works within a container on its own is understood: programs to run, files
 * beside it and the like are refused by name instead of failing later.
 *
 * @param server the API's URL
 * @param authority the CA's certificates in PEM
 * @param credential as whom
 * @param namespace the context's
 * @see <a href="https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/">kubeconfig (v1)</a>
 */
public record Kubeconfig(URI server, Optional<String> authority, Credential credential, Optional<String> namespace) {
    private static final Set<String> OF_A_CLUSTER = Set.of("server", "certificate-authority-data", "extensions");
    private static final Set<String> OF_A_USER =
            Set.of("token", "client-certificate-data", "client-key-data", "extensions");

    /**
     * Reads {@code text}, or the base64 of it.
     *
     * @param mask masks what is secret in it; the rest would blot out ordinary words
     * @throws IllegalArgumentException that says what is wrong, and quotes nothing
     */
    public static Kubeconfig parse(String text, Function<String, Secret> mask) {
        var yaml = text.contains("clusters") ? text : InputForms.decoded(text);
        if (!yaml.contains("clusters")) {
            throw new IllegalArgumentException(
                    "is no kubeconfig; give the file's content (not its path), or the base64 of that");
        }
        return of(yaml(yaml), mask);
    }

    private static Kubeconfig of(YamlNode config, Function<String, Secret> mask) {
        var name = config.text("current-context")
                .orElseThrow(() -> new IllegalArgumentException("has no `current-context`, so it says no cluster"));
        var context = config.named("contexts", name, "context");
        var cluster = config.named("clusters", context.needed("cluster"), "cluster");
        var user = config.named("users", context.needed("user"), "user");
        cluster.onlyHas(OF_A_CLUSTER, "the cluster");
        user.onlyHas(OF_A_USER, "the user");
        try {
            return new Kubeconfig(
                    InputForms.server(cluster.needed("server")),
                    cluster.text("certificate-authority-data").map(InputForms::authority),
                    credential(user, mask),
                    context.text("namespace").map(InputForms::namespace));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is wrong in a part, which " + e.getMessage(), e);
        }
    }

    private static Credential credential(YamlNode user, Function<String, Secret> mask) {
        var token = user.text("token");
        if (token.isPresent()) {
            return new Credential.BearerToken(mask.apply(token.get()));
        }
        return new Credential.ClientCertificate(
                InputForms.decoded(user.needed("client-certificate-data")),
                mask.apply(InputForms.decoded(user.needed("client-key-data"))));
    }

    private static YamlNode yaml(String text) {
        try {
            return new YamlNode(new Load(LoadSettings.builder().build()).loadFromString(text));
        } catch (YamlEngineException _) {
            // The parser's words quote the text, and with it a token.
            throw new IllegalArgumentException("is not YAML; give the file's content as it is");
        }
    }
}
