package io.github.runneractions.sandbox.runner.engine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where this machine's programs are. */
final class EnginePrograms {

    // Debian's PATH of an ordinary user leaves these out.
    private static final List<String> ADMINISTRATION = List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

    private EnginePrograms() {}

    static Optional<Path> find(String name) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), ADMINISTRATION.stream())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
