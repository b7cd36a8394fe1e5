package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A file through which a step passes named values to GitHub's runner ({@code GITHUB_OUTPUT}, {@code GITHUB_STATE}).
 *
 * @param variable names the file
 * @param path the file, which the runner has created
 * @param delimiters unguessable words: a value that could hold the delimiter's line could add outputs of its own
 */
record CommandFile(String variable, Path path, Supplier<String> delimiters) {
    static final Topic UNWRITABLE = new Topic("The runner's file cannot be written");

    /** Appends {@code name} with {@code value}, which may hold any characters and line ends. */
    void append(String name, String value) {
        var delimiter = delimiters.get();
        if (name.contains(delimiter) || value.contains(delimiter)) {
            throw new IllegalStateException("the delimiter for `" + name + "` stands in the value");
        }
        appendText(name + "<<" + delimiter + "\n" + value + "\n" + delimiter + "\n");
    }

    /**
     * Appends {@code text} as it is; an empty one shows whether there can be more.
     *
     * @throws PreconditionFailed when the file cannot be written
     */
    void appendText(String text) {
        try {
            new RunnerFile(path).append(text);
        } catch (IOException e) {
            throw new PreconditionFailed(
                    UNWRITABLE,
                    "Tried to write " + variable + ", the file " + path + " of GitHub's runner, but " + why(e) + ".",
                    "Check the runner's folder for temporary files: its permissions, the free space of its disk, and in a"
                            + " container whether the folder is mounted.");
        }
    }

    private String why(IOException e) {
        var folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            return "there is no folder " + folder;
        }
        if (e instanceof RunnerFile.NoFile) {
            return String.valueOf(e.getMessage());
        }
        if (Files.isDirectory(path)) {
            return "it is a folder";
        }
        return e instanceof AccessDeniedException
                ? "this process may not write it"
                : "that fails: " + ForeignText.inOneLine(String.valueOf(e.getMessage()));
    }
}
