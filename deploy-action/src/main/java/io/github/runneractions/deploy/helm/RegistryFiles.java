package io.github.runneractions.deploy.helm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Helm's own files about registries and repositories, in the step's folder: a password is no argument of a program. */
final class RegistryFiles {
    /** All of them are one registry, with a name of its own in the file. */
    private static final Set<String> DOCKER = Set.of("docker.io", "index.docker.io", "registry-1.docker.io");

    private static final String DOCKERS_NAME = "https://index.docker.io/v1/";

    private RegistryFiles() {}

    /** Lets Helm log in at the registry of {@code chart}, and at no other. */
    static void login(HelmWorkspace workspace, String chart, ChartSource.Login login) {
        var host = chart.substring("oci://".length()).split("/", 2)[0];
        var config = JsonNodeFactory.instance.objectNode();
        config.putObject("auths")
                .putObject(DOCKER.contains(host) ? DOCKERS_NAME : host)
                .put("auth", base64(login.username() + ":" + login.password().reveal()));
        workspace.file("config/registry/config.json", "the registry's login", config.toString());
    }

    /** Makes repositories known to Helm as {@link #name} of their number, with a login at each. */
    static void repositories(HelmWorkspace workspace, List<String> urls, Optional<ChartSource.Login> login) {
        var config =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("generated", "2026-01-01T00:00:00Z");
        var list = config.putArray("repositories");
        for (var url : urls) {
            var entry = list.addObject().put("name", name(list.size() - 1)).put("url", url);
            // Helm's words have the name.
            var _ = workspace.named(Path.of(name(list.size() - 1)), url);
            login.ifPresent(known -> entry.put("username", known.username())
                    .put("password", known.password().reveal()));
        }
        // JSON is YAML.
        workspace.file("config/repositories.yaml", "the repositories", config.toString());
    }

    /** None is the beginning of another. */
    static String name(int number) {
        return String.format(Locale.ROOT, "repository-%03d", number);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
