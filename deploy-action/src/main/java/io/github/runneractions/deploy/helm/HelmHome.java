package io.github.runneractions.deploy.helm;

import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.runtime.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of this run alone, with all that Helm reads and writes; nobody else may look into it, and it goes at the end. */
public final class HelmHome implements AutoCloseable {
    /** What of our environment reaches Helm: how to get out of the network, and whom to trust there. */
    private static final List<String> PASSED_ON =
            List.of("https_proxy", "http_proxy", "no_proxy", "ssl_cert_file", "ssl_cert_dir");

    private final Path folder;
    private final Path kubeconfig;

    private HelmHome(Path folder, Path kubeconfig) {
        this.folder = folder;
        this.kubeconfig = kubeconfig;
    }

    /** Makes the folder and puts the way to the cluster into it. */
    public static HelmHome create(ClusterConnection connection) {
        try {
            // Made with mode 0700.
            var folder = Files.createTempDirectory("deploy-");
            return new HelmHome(folder, KubeconfigFile.write(connection, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file of values, which may hold what is not for everybody's eyes. */
    public Path values(String name, String yaml) {
        try {
            return Files.writeString(folder.resolve(name), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Helm's whole environment: variables of ours such as {@code KUBECONFIG} or {@code HELM_KUBETOKEN} would win. */
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
}
