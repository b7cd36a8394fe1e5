package io.github.runneractions.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The process's environment as it was given, in UTF-8. The JDK reads it in the locale's encoding, and where no locale is
 * set, as in a container, loses every character that is not ASCII.
 */
public final class ProcessVariables {
    /** Where Linux shows it. */
    public static final Path LINUX = Path.of("/proc/self/environ");

    private ProcessVariables() {}

    /** The variables in {@code file}; {@code asTheJdkReads} on a system without that file. */
    public static Map<String, String> read(Path file, Map<String, String> asTheJdkReads) {
        try {
            var variables = split(Files.readAllBytes(file));
            return variables.isEmpty() ? asTheJdkReads : variables;
        } catch (IOException _) {
            return asTheJdkReads;
        }
    }

    private static Map<String, String> split(byte[] bytes) {
        var variables = new LinkedHashMap<String, String>();
        var entry = new ByteArrayOutputStream();
        for (var value : bytes) {
            if (value == 0) {
                add(entry.toString(StandardCharsets.UTF_8), variables);
                entry.reset();
            } else {
                entry.write(value);
            }
        }
        return variables;
    }

    /** Of two of the same name, the first counts, as it does for the C library. */
    private static void add(String entry, Map<String, String> variables) {
        var end = entry.indexOf('=');
        if (end > 0) {
            variables.putIfAbsent(entry.substring(0, end), entry.substring(end + 1));
        }
    }
}
