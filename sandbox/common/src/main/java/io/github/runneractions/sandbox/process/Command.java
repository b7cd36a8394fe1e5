package io.github.runneractions.sandbox.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program to start and all that it gets.
 *
 * @param program the file to run
 * @param arguments what follows its name; no secret, since every process on the machine can read it
 * @param environment all of its environment but PATH, HOME and TMPDIR, which it has from the JVM
 * @param directory its working directory
 * @param log the file that its standard output and error are appended to
 * @param grace how long it may take to end by itself after TERM
 */
public record Command(
        Path program,
        List<String> arguments,
        Map<String, String> environment,
        Path directory,
        Path log,
        Duration grace) {

    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);

    /** Copies what could be changed by others. */
    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The program without arguments, in the folder of its log. */
    public static Command of(Path program, Path log) {
        Path absolute = log.toAbsolutePath();
        Path folder = absolute.getParent();
        return new Command(program, List.of(), Map.of(), folder == null ? absolute : folder, absolute, DEFAULT_GRACE);
    }

    /** With more arguments after those it has. */
    public Command with(String... more) {
        return with(List.of(more));
    }

    /** With more arguments after those it has. */
    public Command with(List<String> more) {
        List<String> all = Stream.concat(arguments.stream(), more.stream()).toList();
        return new Command(program, all, environment, directory, log, grace);
    }

    /** With more variables, which win over those it has. */
    public Command with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new Command(program, arguments, all, directory, log, grace);
    }

    /** In another working directory. */
    public Command in(Path other) {
        return new Command(program, arguments, environment, other, log, grace);
    }

    /** With another limit between TERM and KILL. */
    public Command grace(Duration other) {
        return new Command(program, arguments, environment, directory, log, other);
    }

    /** Starts it. */
    public ChildProcess start() {
        return ChildProcess.start(this);
    }

    /** The program's file name, which messages call it by. */
    String name() {
        return String.valueOf(program.getFileName());
    }
}
