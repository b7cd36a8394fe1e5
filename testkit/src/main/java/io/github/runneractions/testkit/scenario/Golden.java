package io.github.runneractions.testkit.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.util.diff.DiffUtils;
import org.opentest4j.AssertionFailedError;

/** A file that holds what is expected, checked or, with {@code -Dgolden.update=true}, rewritten. */
public final class Golden {

    /** The command that rewrites all files of this kind. */
    public static final String UPDATE = "golden.update";

    private static final int CONTEXT = 3;

    private Golden() {}

    /** Whether files are to be rewritten rather than checked. */
    public static boolean updates() {
        return Boolean.getBoolean(UPDATE);
    }

    /**
     * Compares the file with what is so, and fails with the difference and with how to accept it.
     *
     * @param accept the command that makes the file hold what is so
     */
    public static void check(Path file, String actual, String accept) {
        try {
            if (updates()) {
                Files.writeString(file, actual);
                return;
            }
            if (!Files.exists(file)) {
                throw new AssertionFailedError(
                        "%s does not exist. Write it with: %s\n\n%s".formatted(file, accept, actual));
            }
            compare(file, Files.readString(file), actual, accept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(Path file, String expected, String actual, String accept) {
        if (!expected.equals(actual)) {
            throw new AssertionFailedError(
                    "%s expects something else (- expected, + actual):\n%s\nIf it is right as it is now: %s"
                            .formatted(file, difference(expected, actual), accept),
                    expected,
                    actual);
        }
    }

    private static String difference(String expected, String actual) {
        var before = lines(expected);
        var patch = DiffUtils.diff(before, lines(actual));
        return String.join("\n", DiffUtils.generateUnifiedDiff("expected", "actual", before, patch, CONTEXT));
    }

    private static List<String> lines(String text) {
        // Not lines(): a missing line end at the end of the file is a difference, too.
        return List.of(text.split("\n", -1));
    }
}
