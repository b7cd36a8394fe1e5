package io.github.runneractions.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** A small shell that deletes a folder when the JVM is gone, and could not do it itself. */
final class FolderReaper implements AutoCloseable {

    // Programs in the folder are being killed at that same moment, and may write until then: hence more than one try.
    private static final String SCRIPT =
            "read -r _; for i in 1 2 3 4 5 6 7 8 9; do rm -rf -- \"$1\" && exit; sleep 0.2; done";

    private final Process shell;

    private FolderReaper(Process shell) {
        this.shell = shell;
    }

    /** Deletes the folder once the JVM is gone, or this is closed. */
    static FolderReaper of(Path folder) {
        try {
            return new FolderReaper(
                    new ProcessBuilder("setsid", "/bin/sh", "-c", SCRIPT, "folder-reaper", folder.toString())
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException _) {
            // It has ended before.
        }
    }
}
