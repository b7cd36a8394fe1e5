package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.TimeLimit;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * A file that GitHub's runner names in a variable. An earlier step may have put something else in its place: a pipe, which
 * would be waited on for ever, or a link, through which this step would write a file of the machine.
 */
record RunnerFile(Path path) {
    /** For a file that is replaced just after it was looked at, and for a disk that does not respond. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int KIND = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    /** There is something else than a file. */
    static final class NoFile extends IOException {
        private static final long serialVersionUID = 1L;

        NoFile(String what) {
            super(what);
        }
    }

    /**
     * Appends {@code text}, and creates the file if there is none.
     *
     * @throws NoFile that says what there is instead
     */
    void append(String text) throws IOException {
        try {
            requireNoTrap();
        } catch (NoSuchFileException _) {
            // It is created.
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        within(() -> {
            try (var out = Files.newOutputStream(
                    path, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS)) {
                out.write(bytes);
            }
            return bytes;
        });
    }

    /**
     * Its text.
     *
     * @throws NoFile when there is something else, or more than {@code most} bytes
     */
    String read(int most) throws IOException {
        if (!attributes().isRegularFile()) {
            throw new NoFile("it is no regular file");
        }
        return new String(
                within(() -> {
                    try (var in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
                        var bytes = in.readNBytes(most + 1);
                        if (bytes.length > most) {
                            throw new NoFile("it has more than " + most + " bytes");
                        }
                        return bytes;
                    }
                }),
                StandardCharsets.UTF_8);
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Devices are let through: a write to one ends, and it is how a full disk is tried out. */
    private void requireNoTrap() throws IOException {
        var attributes = attributes();
        if (attributes.isSymbolicLink()) {
            throw new NoFile("it is a link");
        }
        if (attributes.isOther()) {
            var kind = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & KIND;
            if (kind == PIPE || kind == SOCKET) {
                throw new NoFile("it is a " + (kind == PIPE ? "pipe" : "socket"));
            }
        }
    }

    private static byte[] within(Callable<byte[]> work) throws IOException {
        try {
            return new TimeLimit(LONGEST).within(work);
        } catch (SocketTimeoutException _) {
            throw new NoFile("it does not respond within " + LONGEST.toSeconds() + " s");
        }
    }
}
