package io.github.runneractions.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder, open to its owner only, that is deleted with all in it by {@link #close()}, and with the JVM at the latest,
 * even when that is killed.
 */
public final class TemporaryFolder implements AutoCloseable {

    private final Path path;
    private final FolderReaper reaper;

    private TemporaryFolder(Path path) {
        this.path = path;
        this.reaper = FolderReaper.of(path);
    }

    /** Makes one in the system's folder for temporary files; its name starts with the purpose. */
    public static TemporaryFolder create(String purpose) {
        try {
            TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory(purpose + "-"));
            AtExit.close(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Deletes it; links are deleted, not followed. */
    @Override
    public void close() {
        try {
            Files.walkFileTree(path, new Deletion());
        } catch (NoSuchFileException _) {
            // Closed before.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reaper.close();
        AtExit.forget(this);
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
