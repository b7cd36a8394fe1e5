package io.github.runneractions.deploy.secret;

import io.github.runneractions.runtime.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Secret that the release needs.
 *
 * @param name in the release's namespace
 * @param entries key → value
 * @param details more entries, which everybody may know
 * @param input that asks for it
 */
public record WantedSecret(String name, Map<String, Secret> entries, Map<String, String> details, String input) {
    private static final String PULL_SECRET = ".dockerconfigjson";

    WantedSecret(String name, Map<String, Secret> entries) {
        this(name, entries, Map.of(), SecretsInput.INPUT);
    }

    /** Kubelets take the credentials of a registry from a Secret of their own type only. */
    String type() {
        return entries.containsKey(PULL_SECRET) ? "kubernetes.io/dockerconfigjson" : "Opaque";
    }

    /** The entries in base64, as the API server has them. */
    Map<String, String> data() {
        var data = new TreeMap<String, String>();
        details.forEach((key, text) -> data.put(key, base64(text)));
        entries.forEach((key, value) -> data.put(key, base64(value.reveal())));
        return data;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
