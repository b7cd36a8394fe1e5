package io.github.runneractions.inputs;

import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.toolkit.TestRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A folder as Kubernetes mounts it into a pod. */
public record MountedAccount(Path folder) {
    public MountedAccount with(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The surroundings of a pod with these inputs. */
    public Supplier<ClusterConnection> read(URI server, Map<String, String> inputs) {
        var variables = new HashMap<>(inputs);
        variables.put(
                "KUBERNETES_SERVICE_HOST",
                Optional.ofNullable(server.getHost()).orElse("").replaceAll("[\\[\\]]", ""));
        variables.put("KUBERNETES_SERVICE_PORT", server.getPort() < 0 ? "" : String.valueOf(server.getPort()));
        return read(variables);
    }

    /** With these variables as well. */
    public Supplier<ClusterConnection> read(Map<String, String> variables) {
        var reading = new TestRun(variables).inputs();
        var connection = ClusterConnectionInputs.readOrPod(reading, NamespaceInput.namespace(reading), folder);
        return () -> reading.complete(connection::get);
    }
}
