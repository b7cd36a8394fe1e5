package io.github.runneractions.sandbox.runner.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The user's own settings for an engine that responds. */
final class AnsweringEngine {

    private static final String UNIX = "unix://";
    private static final Path DEFAULT_SOCKET = Path.of("/var/run/docker.sock");

    private AnsweringEngine() {}

    /** The variables with which a step reaches the engine, because its HOME is another one. */
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
