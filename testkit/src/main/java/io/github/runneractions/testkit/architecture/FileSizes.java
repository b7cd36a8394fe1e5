package io.github.runneractions.testkit.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** No source file is longer than can be read in one sitting. */
final class FileSizes {

    private static final int MOST = 250;

    private FileSizes() {}

    /** Fails with the Java files of a module, main and test, that are too long. */
    static void check(Path module) throws IOException {
        try (var files = Files.walk(module.resolve("src"))) {
            var tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> length(file) > MOST)
                    .map(file -> file + " has " + length(file) + " lines")
                    .sorted()
                    .collect(Collectors.joining("\n"));
            if (!tooLong.isEmpty()) {
                throw new AssertionFailedError("Split these files, %d lines is the most:%n%s".formatted(MOST, tooLong));
            }
        }
    }

    private static long length(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
