package io.github.runneractions.deploy.file;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run, with a credential of the cluster in it. Only this account may read it, and it is deleted at the end. A
 * process that is killed leaves its folder; the next run of the job's runner deletes it. A lock, which the operating system
 * releases with the process, tells the folder of a dead run from that of a run that goes on: containers do not see each
 * other's processes.
 */
public final class StepFolder implements AutoCloseable {
    /** What the names of all such folders and their locks begin with. */
    static final String PREFIX = "runner-actions-deploy-";

    static final Topic UNWRITABLE = new Topic("The step's temporary folder cannot be written");

    private static final String LOCK = ".lock";

    private static final int ROOT = 0;
    private static final int OTHERS_WRITE = 022;
    private static final int STICKY = 01000;

    /** Another run may take a new lock for a dead one, before it is locked, and delete it. */
    private static final int ATTEMPTS = 20;

    private final Path path;
    private final Path lock;
    private final FileChannel locked;

    private StepFolder(Path path, Path lock, FileChannel locked) {
        this.path = path;
        this.lock = lock;
        this.locked = locked;
    }

    /**
     * Creates a folder in the runner's temporary folder, and deletes those of dead runs. Where there is none, or another account could rename
     * the new folder and lay its own with another kubeconfig, the system's takes its place. The runner of GitHub is another account than a
     * container action, whose system is its container: it ends with it.
     *
     * @throws ToolFailed when it cannot be written
     */
    public static StepFolder create(Environment environment) {
        try {
            var parent = environment
                    .value("RUNNER_TEMP")
                    .map(Path::of)
                    .filter(Files::isDirectory)
                    .flatMap(StepFolder::ifOnlyOurs);
            for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
                var lock = parent.isPresent()
                        ? Files.createTempFile(parent.get(), PREFIX, LOCK)
                        : Files.createTempFile(PREFIX, LOCK);
                deleteDeadOnes(InputFiles.parent(lock), lock);
                var created = lockedFolder(lock);
                if (created.isPresent()) {
                    return created.get();
                }
            }
            throw new IOException("other runs deleted each new lock");
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** {@code folder} without links, unless an account other than this one and root may rename what is in it or on the way to it. */
    private static Optional<Path> ifOnlyOurs(Path folder) {
        try {
            var real = folder.toRealPath();
            var own = uid(Path.of("/proc/self"));
            for (var at = real; at != null; at = at.getParent()) {
                var owner = uid(at);
                var mode = (int) Files.getAttribute(at, "unix:mode");
                if ((owner != own && owner != ROOT) || ((mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0)) {
                    return Optional.empty();
                }
            }
            return Optional.of(real);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static int uid(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }

    /**
     * The failure of a step that cannot write to its folder.
     *
     * @param e with the path, and the operating system's reason
     */
    public static ToolFailed unwritable(IOException e) {
        return new ToolFailed(
                UNWRITABLE,
                "Tried to write to the step's temporary folder, but that fails: " + ForeignText.inOneLine(reason(e))
                        + ".",
                "Check the permissions of this folder and the free space of its disk.",
                e);
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException
                ? "this process may not write " + e.getMessage()
                : String.valueOf(e.getMessage());
    }

    /** Empty when another run has deleted the lock. */
    static Optional<StepFolder> lockedFolder(Path lock) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        try {
            if (channel.tryLock() != null && Files.exists(lock)) {
                var folder = Files.createDirectory(
                        folderOf(lock),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                return Optional.of(new StepFolder(folder, lock, channel));
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static Path folderOf(Path lock) {
        var name = InputFiles.name(lock).toString();
        return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    private static void deleteDeadOnes(Path parent, Path own) {
        try (var locks = Files.newDirectoryStream(parent, PREFIX + "*" + LOCK)) {
            for (var lock : locks) {
                if (!lock.equals(own) && Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
                    deleteIfDead(lock);
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // They are in nobody's way.
        }
    }

    private static void deleteIfDead(Path lock) {
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() != null) {
                delete(folderOf(lock));
                Files.deleteIfExists(lock);
            }
        } catch (OverlappingFileLockException _) {
            // Of this process.
        } catch (IOException _) {
            // Another account's, or another run was faster. The next run tries again.
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Deletes the folder; again, or while another thread does, it does nothing more. */
    @Override
    public synchronized void close() {
        try {
            delete(path);
            Files.deleteIfExists(lock);
            locked.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Does not follow links: of one, the link itself is deleted. */
    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
