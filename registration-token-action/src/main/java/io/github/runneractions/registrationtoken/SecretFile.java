package io.github.runneractions.registrationtoken;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file that a secret is written to, readable by its owner only (mode 0600). Its owner is the folder's owner, because a container
 * action runs as root and later steps do not.
 *
 * @param path absolute
 * @param within the folders that it must be in after links are followed; empty when it may be anywhere
 */
record SecretFile(Path path, List<Path> within) {
    static final Topic UNWRITABLE = new Topic("The file cannot be written");

    private static final String OUTSIDE = "is outside the folders that this step shares with other steps; use a path in"
            + " the workspace or under `${{ runner.temp }}`";

    /**
     * Reads a path, which is relative to the workspace.
     *
     * @throws IllegalArgumentException when the file would be inside the container only, where no other step finds it
     */
    static SecretFile of(String text, Environment environment) {
        var workspace = environment.value("GITHUB_WORKSPACE").map(Path::of);
        var path = workspace.orElse(Path.of("")).toAbsolutePath().resolve(text).normalize();
        if (!environment.inWorkflow()) {
            return new SecretFile(path, List.of());
        }
        var shared = Stream.of(workspace, environment.value("RUNNER_TEMP").map(Path::of))
                .flatMap(Optional::stream)
                .toList();
        if (shared.stream().noneMatch(path::startsWith)) {
            throw new IllegalArgumentException(OUTSIDE);
        }
        return new SecretFile(path, shared);
    }

    /**
     * Checks that it can be written, before a credential is created that would be lost.
     *
     * @throws PreconditionFailed when it cannot
     */
    void check() {
        var folder = folder();
        if (!Files.isWritable(folder)) {
            throw unwritable("folder " + folder + " is not writable", "Choose a writable folder.");
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw unwritable("it is a folder", "Use the path of a file.");
        }
    }

    /**
     * Writes {@code secret} without a line end, atomically: a reader sees the old content or the new.
     *
     * @throws PreconditionFailed when it cannot
     */
    void write(Secret secret) {
        var folder = folder();
        try {
            // A new file is moved into place: a link that is there is replaced, never followed.
            var fresh = Files.createTempFile(
                    folder,
                    ".",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.write(fresh, secret.reveal().getBytes(StandardCharsets.UTF_8));
                giveToOwnerOf(folder, fresh);
                var place = folder.resolve(String.valueOf(path.getFileName()));
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw unwritable(
                    e.getClass().getSimpleName() + " at " + folder,
                    "Check the folder's permissions and the free space of its disk.");
        }
    }

    private static void giveToOwnerOf(Path folder, Path fresh) throws IOException {
        var owner = Files.getOwner(folder);
        var ours = Files.getFileAttributeView(fresh, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (!owner.equals(ours.getOwner())) {
            try {
                ours.setOwner(owner);
            } catch (FileSystemException _) {
                // Only root may. A process that is not root is not a container action, and can read its own file.
            }
        }
    }

    /** Follows links: one that came with a checkout must not lead the secret to a folder that others can read. */
    private Path folder() {
        var folder = Optional.ofNullable(path.getParent()).orElse(path);
        try {
            var real = folder.toRealPath();
            for (var allowed : within) {
                if (Files.isDirectory(allowed) && real.startsWith(allowed.toRealPath())) {
                    return real;
                }
            }
            if (within.isEmpty() && Files.isDirectory(real)) {
                return real;
            }
        } catch (IOException _) {
            throw unwritable("folder " + folder + " does not exist", "Create the folder in an earlier step.");
        }
        throw unwritable(
                "folder " + folder + " is a file, or a link that leads out of the shared folders",
                "Use a path in the workspace or under `${{ runner.temp }}`.");
    }

    private PreconditionFailed unwritable(String why, String hint) {
        return new PreconditionFailed(UNWRITABLE, "Tried to write " + path + ", but " + why + ".", hint);
    }
}
