package io.github.runneractions.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The list of processes of this machine. */
public final class Processes {

    private Processes() {}

    /** The arguments of each; a zombie, or one that has just ended, has none left. */
    public static List<String> commandLines() {
        return folders().map(Processes::arguments).toList();
    }

    /** The arguments of those that have the path in theirs, or work in it. */
    public static List<String> mentioning(Path path) {
        return folders()
                .filter(process -> (arguments(process) + workingIn(process)).contains(path.toString()))
                .map(Processes::arguments)
                .toList();
    }

    private static Stream<Path> folders() {
        return ProcessHandle.allProcesses().map(process -> Path.of("/proc/" + process.pid()));
    }

    private static String arguments(Path process) {
        try {
            return Files.readString(process.resolve("cmdline")).replace('\0', ' ');
        } catch (IOException _) {
            return "";
        }
    }

    private static String workingIn(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).toString();
        } catch (IOException _) {
            return "";
        }
    }
}
