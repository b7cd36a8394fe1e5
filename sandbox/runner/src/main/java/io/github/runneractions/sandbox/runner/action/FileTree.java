package io.github.runneractions.sandbox.runner.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Copies and deletes whole folders. */
public final class FileTree {

    private FileTree() {}

    /** Copies a file or a folder with all in it, with times and permissions; the target must not be there. */
    public static void copy(Path source, Path target) throws IOException {
        for (var path : pathsIn(source)) {
            var copy = target.resolve(source.relativize(path).toString());
            Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Copies what a folder holds into a folder that is there. */
    public static void copyContent(Path source, Path target) throws IOException {
        try (var children = Files.list(source)) {
            for (var child : children.toList()) {
                copy(child, target.resolve(child.getFileName()));
            }
        }
    }

    /** Deletes a file or a folder with all in it, if it is there. */
    public static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            for (var path : pathsIn(tree).reversed()) {
                Files.delete(path);
            }
        }
    }

    private static List<Path> pathsIn(Path tree) throws IOException {
        try (var paths = Files.walk(tree)) {
            return paths.sorted().toList();
        }
    }
}
