package io.github.runneractions.sandbox.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Starts a program with a small shell beside it that kills it, and all in its process group, when the JVM is gone.
 *
 * <p>The kernel closes the pipe to that shell however the JVM ends, KILL included, and the shell is there before the
 * program is, so there is no moment without a guard. A parent death signal (prctl) was the other choice: it is tied to
 * the thread that started the program, is set only after the fork, and does not reach what the program itself starts.
 * A session of their own keeps Ctrl-C in a terminal from both. All it needs, bash and setsid, is in the essential
 * packages of Debian and Ubuntu. It is bash since dash, their sh, keeps back variables whose names are none of a
 * shell's, such as {@code INPUT_PRIVATE-KEY}.
 */
final class ProcessReaper {

    private static final String SCRIPT = script();

    private ProcessReaper() {}

    static Process start(Command command) {
        List<String> words = new ArrayList<>(List.of("setsid", "/bin/bash", "-c", SCRIPT, "process-reaper"));
        words.add(command.program().toString());
        words.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(command.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(command.log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "HOME", "TMPDIR"));
        environment.putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(command.name() + " could not be started", e);
        }
    }

    /** Whether a process is such a shell: it ends by itself, and must not be ended before it has done its work. */
    static boolean is(ProcessHandle process) {
        return process.info().arguments().map(Arrays::asList).orElse(List.of()).contains(SCRIPT);
    }

    private static String script() {
        try (InputStream resource =
                Objects.requireNonNull(ProcessReaper.class.getResourceAsStream("process-reaper.sh"))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
