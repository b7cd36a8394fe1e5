package io.github.runneractions.imagebuilder.image;

import io.github.runneractions.sandbox.runner.action.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The runtime once more, as the archive that is a layer of its own: the four actions' are the same, byte for byte, so that a
 * machine that runs all four pulls it once. An archive, because a builder gives copied folders the time of the build.
 *
 * @param action the action's folder
 */
record RuntimeLayer(Path action) {

    /** Gives every file and folder of {@code runtime} one time, and archives it under its path in the image. */
    void fill(Path runtime) throws IOException {
        var tree = action.resolve("target/runtime");
        FileTree.delete(tree);
        FileTree.copy(runtime, Files.createDirectories(tree.resolve("action")).resolve("runtime"));
        for (var folder : List.of(runtime, tree)) {
            for (var file : all(folder).reversed()) {
                Files.setLastModifiedTime(file, BuildImage.TIME);
            }
        }
        archive(tree);
        FileTree.delete(tree);
    }

    private void archive(Path tree) throws IOException {
        var tar = new ProcessBuilder(
                        "tar",
                        "--create",
                        "--sort=name",
                        "--owner=0",
                        "--group=0",
                        "--numeric-owner",
                        "--format=ustar",
                        "--file=" + archive(),
                        "--directory=" + tree,
                        "action")
                .inheritIO()
                .start();
        if (tar.onExit().join().exitValue() != 0) {
            throw new IOException("the runtime could not be archived");
        }
    }

    boolean isThere() {
        return Files.exists(archive());
    }

    private Path archive() {
        return action.resolve("target/runtime.tar");
    }

    private static List<Path> all(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            return files.sorted().toList();
        }
    }
}
