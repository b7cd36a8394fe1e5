package io.github.runneractions.sandbox.runner.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the user's own environment says of an engine that answers. */
final class AnsweringEngine {

    private static final String UNIX = "unix://";
    private static final Path DEFAULT_SOCKET = Path.of("/var/run/docker.sock");

    private AnsweringEngine() {}

    /** What the client must be given to reach it from a step, whose HOME is another one. */
    static Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("DOCKER_") || name.equals("BUILDKIT_PROGRESS")) {
                variables.put(name, value);
            }
        });
        Optional.ofNullable(System.getenv("HOME"))
                .ifPresent(home -> variables.putIfAbsent("DOCKER_CONFIG", home + "/.docker"));
        return variables;
    }

    /** Its socket on its machine; empty when it is reached another way, since a mount would create a folder there. */
    static Optional<Path> socket() {
        var host = Optional.ofNullable(System.getenv("DOCKER_HOST")).filter(it -> !it.isEmpty());
        return host.isEmpty()
                ? Optional.of(DEFAULT_SOCKET).filter(Files::exists)
                : host.filter(it -> it.startsWith(UNIX)).map(it -> Path.of(it.substring(UNIX.length())));
    }
}
