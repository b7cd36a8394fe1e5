package io.github.runneractions.testkit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the repository's modules leave their class files. */
record Modules(Path repository) {

    /** Those of the common code. */
    List<Path> common() throws IOException {
        return classes(repository.resolve("common"));
    }

    /** Those of the actions. */
    List<Path> actions() throws IOException {
        return classes(repository).stream()
                .filter(classes ->
                        Files.exists(classes.resolve("../../action.yml").normalize()))
                .toList();
    }

    private static List<Path> classes(Path folder) throws IOException {
        try (Stream<Path> modules = Files.list(folder)) {
            return modules.map(module -> module.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }
}
