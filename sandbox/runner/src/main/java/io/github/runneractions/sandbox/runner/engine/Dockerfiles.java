package io.github.runneractions.sandbox.runner.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads Dockerfiles. */
final class Dockerfiles {

    private static final Pattern FROM =
            Pattern.compile("\\s*FROM\\s+(?:--platform=\\S+\\s+)?(\\S+).*", Pattern.CASE_INSENSITIVE);

    private Dockerfiles() {}

    /** Those of a repository's actions, or of the one action that a folder is. */
    static List<Path> ofActions(Path repository) throws IOException {
        try (var folders = Files.list(repository)) {
            return Stream.concat(Stream.of(repository), folders)
                    .map(folder -> folder.resolve("Dockerfile"))
                    .filter(Files::exists)
                    .toList();
        }
    }

    /** The names behind FROM, of other stages too. */
    static List<String> bases(Path dockerfile) {
        try (var lines = Files.lines(dockerfile)) {
            return lines.map(FROM::matcher)
                    .filter(line -> line.matches())
                    .map(line -> line.group(1))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
