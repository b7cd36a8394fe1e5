package io.github.runneractions.sandbox.runner.engine;

import io.github.runneractions.sandbox.runner.action.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Dockerfiles without the digests of their bases: a private engine has a stand-in of that name, which is another image.
 */
final class Unpinned {

    private static final Pattern DIGEST =
            Pattern.compile("^(\\s*FROM\\s[^@\\n]*)@sha256:[0-9a-f]{64}", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private Unpinned() {}

    /** Writes the one of a folder to a new file. */
    static Path dockerfile(Path folder, Path copy) throws IOException {
        var text = Files.readString(folder.resolve("Dockerfile"));
        return Files.writeString(copy, DIGEST.matcher(text).replaceAll("$1"));
    }

    /**
     * The actions of a repository, or the one that a folder is, with Dockerfiles without digests: the folder itself if none has
     * one, or else what their images are made of, in a new folder.
     */
    static Path actions(Path repository, Path copy) throws IOException {
        var pinned = pinned(repository);
        for (var action : pinned) {
            var target = copy.resolve(repository.relativize(action).toString());
            Files.createDirectories(target.resolve("target"));
            for (var name : List.of("action.yml", ".dockerignore", "target/runtime.tar", "target/image")) {
                if (Files.exists(action.resolve(name))) {
                    FileTree.copy(action.resolve(name), target.resolve(name));
                }
            }
            dockerfile(action, target.resolve("Dockerfile"));
        }
        return pinned.isEmpty() ? repository : copy;
    }

    private static List<Path> pinned(Path repository) throws IOException {
        return Dockerfiles.ofActions(repository).stream()
                .filter(dockerfile -> Dockerfiles.bases(dockerfile).stream().anyMatch(base -> base.contains("@")))
                .map(Path::getParent)
                .toList();
    }
}
