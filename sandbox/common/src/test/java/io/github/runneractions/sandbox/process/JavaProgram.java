package io.github.runneractions.sandbox.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A class with a main method, run by a JVM of its own that a test may end in any way. */
public final class JavaProgram implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String PID = "pid ";

    private final ChildProcess process;

    private JavaProgram(ChildProcess process) {
        this.process = process;
    }

    /** Starts it, with its log in the folder. */
    public static JavaProgram start(Class<?> main, Path folder, String... arguments) {
        // A build that a script put in the background has INT ignored, and hands that on to all it starts.
        Command command = Command.of(Path.of("/usr/bin/env"), folder.resolve("java.log"))
                .with(
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin/java").toString())
                .with("-cp", System.getProperty("java.class.path"), main.getName())
                .with(arguments)
                .with(System.getenv())
                .in(Path.of("").toAbsolutePath());
        return new JavaProgram(command.start());
    }

    /** The messages of such a program to its test. */
    public static void say(String line) {
        System.out.println(PID + ProcessHandle.current().pid());
        System.out.println(line);
        System.out.flush();
    }

    /** The rest of the line that starts so, once it is there. */
    public String awaitLine(String start) {
        process.awaitReady(LIMIT, () -> line(start).isPresent());
        return line(start).orElseThrow();
    }

    /** Sends the JVM, and no other process, a signal. */
    public void signal(String name) {
        Command.of(Path.of("/bin/kill"), Path.of("/dev/null"))
                .with("-s", name, line(PID).orElseThrow())
                .start()
                .awaitExit(LIMIT);
    }

    @Override
    public void close() {
        process.close();
    }

    private Optional<String> line(String start) {
        return process.tail()
                .lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }
}
