package io.github.runneractions.toolkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * A file through which a step passes named values to GitHub's runner ({@code GITHUB_OUTPUT}, {@code GITHUB_STATE}).
 *
 * @param path the file, which the runner has created
 * @param delimiters unguessable words: a value that could hold the delimiter's line could add outputs of its own
 */
record CommandFile(Path path, Supplier<String> delimiters) {
    /** Appends {@code name} with {@code value}, which may hold any characters and line ends. */
    void append(String name, String value) {
        var delimiter = delimiters.get();
        if (name.contains(delimiter) || value.contains(delimiter)) {
            throw new IllegalStateException("the delimiter for `" + name + "` stands in the value");
        }
        appendText(name + "<<" + delimiter + "\n" + value + "\n" + delimiter + "\n");
    }

    /** Appends {@code text} as it is. */
    void appendText(String text) {
        try {
            Files.writeString(path, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
