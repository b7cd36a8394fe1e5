package io.github.runneractions.testkit.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The list of processes of this machine. */
public final class Processes {

    private Processes() {}

    /** The arguments of those that have the path in theirs; a zombie has none left. */
    public static List<String> mentioning(Path path) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .map(Processes::arguments)
                    .filter(arguments -> arguments.contains(path.toString()))
                    .toList();
        }
    }

    private static String arguments(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
        } catch (IOException _) {
            // It has just ended.
            return "";
        }
    }
}
