package io.github.runneractions.sandbox.kubernetes.node;

import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.process.ProcessFailed;
import io.github.runneractions.sandbox.tools.Cache;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The namespaces of a node with its programs, in one of a few folders of the cache. A folder serves one node at a time; others
 * take the next.
 *
 * @param process runs until they end
 * @param folder the node's files
 */
record NodeBox(ChildProcess process, Path folder) implements AutoCloseable {

    private static final List<String> SETTINGS = List.of("containerd.toml", "kubelet.yaml", "network.conflist");
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration END_LIMIT = Duration.ofSeconds(20);
    private static final int FOLDERS = 16;
    private static final int TAKEN = 75;

    /**
     * Starts one in the first folder that is free, and waits until it has its container runtime.
     *
     * @param port the kubelet's
     */
    static NodeBox start(int port) {
        for (int number = 0; number < FOLDERS; number++) {
            var box = tryStart(Cache.folder().resolve("node").resolve(String.valueOf(number)), port);
            if (box.isPresent()) {
                return box.get();
            }
        }
        throw new IllegalStateException("All of the " + FOLDERS + " folders for nodes are in use");
    }

    /** Empty when another node runs there. */
    private static Optional<NodeBox> tryStart(Path owner, int port) {
        var folder = owner.resolve("node");
        // A new name each time: that of the node that runs there already would be there too.
        var ready = "ready-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        var process = Command.of(Path.of("/bin/sh"), prepare(owner).resolve("log"))
                .with("-c", script("box.sh"), "node", owner.toString(), cgroups(owner))
                .with("/bin/bash", "-c", script("inside.sh"), "node-inside")
                .with(variables(owner, port))
                .with(Map.of("READY", ready))
                .grace(END_LIMIT)
                .start();
        try {
            process.awaitReady(START_LIMIT, () -> Files.exists(folder.resolve(ready)));
            return Optional.of(new NodeBox(process, folder));
        } catch (ProcessFailed e) {
            process.close();
            if (process.awaitExit(END_LIMIT) == TAKEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Map<String, String> variables(Path owner, int port) {
        try {
            var classes = Path.of(NodeBox.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Map.of(
                    "NODE", owner.resolve("node").toString(),
                    "CGROUPS", cgroups(owner),
                    "KUBELET", Tools.program("kubelet").toString(),
                    "PORT", String.valueOf(port),
                    "JAVA",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                    "RELAY", classes.toString(),
                    "SETTINGS", owner.resolve("settings").toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path prepare(Path owner) {
        try {
            Files.createDirectories(owner.resolve("settings"));
            for (var name : SETTINGS) {
                // The same for all: it does not matter who writes it last.
                Files.writeString(owner.resolve("settings").resolve(name), script(name));
            }
            return owner;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One name for each folder, so that the next node in it knows what an earlier one left. */
    static String cgroups(Path owner) {
        return "runner-actions-node-"
                + HexFormat.of().toHexDigits(owner.toString().hashCode());
    }

    private static String script(String name) {
        try (InputStream resource = Objects.requireNonNull(NodeBox.class.getResourceAsStream(name))) {
            return new String(resource.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of what a program of the node has written. */
    String log(String program) {
        try {
            var lines = Files.readAllLines(folder.resolve(program + ".log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
