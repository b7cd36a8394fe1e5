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
 * A file that a secret is written to, for its owner alone (mode 0600). It belongs to whoever its folder belongs to: a container
 * action is root, and the steps after it are not.
 *
 * @param path absolute
 * @param within the folders that it must lie in, links followed; empty when it may lie anywhere
 */
record SecretFile(Path path, List<Path> within) {
    static final Topic UNWRITABLE = new Topic("The file cannot be written");

    private static final String OUTSIDE = "is outside of what this step shares with the others; give a path in the"
            + " workspace or under `${{ runner.temp }}`";

    /**
     * Reads a path, which is relative to the workspace.
     *
     * @throws IllegalArgumentException when a step's container would write it to where nobody finds it
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
     * Looks whether it can be written, before anything is made that would be lost.
     *
     * @throws PreconditionFailed when it cannot
     */
    void check() {
        var folder = folder();
        if (!Files.isWritable(folder)) {
            throw unwritable("folder " + folder + " is not writable", "Choose a folder that is.");
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw unwritable("it is a folder", "Give the path of a file.");
        }
    }

    /**
     * Writes {@code secret}, without a line end, in one step: a reader sees the old content or the new.
     *
     * @throws PreconditionFailed when it cannot
     */
    void write(Secret secret) {
        var folder = folder();
        try {
            // Made anew and moved over whatever is there: a link laid in the way is replaced, never followed.
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
                    e.getClass().getSimpleName() + " at " + folder, "Look at the folder's rights and its disk.");
        }
    }

    private static void giveToOwnerOf(Path folder, Path fresh) throws IOException {
        var owner = Files.getOwner(folder);
        var ours = Files.getFileAttributeView(fresh, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (!owner.equals(ours.getOwner())) {
            try {
                ours.setOwner(owner);
            } catch (FileSystemException _) {
                // Only root may. Who is not root is no container action, and reads what it wrote itself.
            }
        }
    }

    /** Where it really lies: a link that a checkout brought along must not lead the secret out, to where others look. */
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
            throw unwritable("folder " + folder + " does not exist", "Make the folder in an earlier step.");
        }
        throw unwritable("folder " + folder + " is a file, or a link that leads out", "Give a path that does not.");
    }

    private PreconditionFailed unwritable(String why, String hint) {
        return new PreconditionFailed(UNWRITABLE, "Tried to write " + path + ", but " + why + ".", hint);
    }
}
