package io.github.runneractions.imagebuilder.image;

import io.github.runneractions.sandbox.runner.action.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The files of one action's image that other images do not have. The action's {@code image.files} lists them, one a line:
 * {@code name=path} with a path relative to the action's folder, or {@code name=tools:group/program} for a pinned
 * program from the cache that {@code tools/install} fills.
 */
final class ImageFiles {

    private static final String TOOLS = "tools:";

    private final Path action;

    ImageFiles(Path actionFolder) {
        this.action = actionFolder;
    }

    /** Copies all listed files; a file that is not in the cache is logged and left out. */
    void copyInto(Path image, Appendable log) throws IOException {
        var files = named();
        for (var name : files.stringPropertyNames().stream().sorted().toList()) {
            var target = image.resolve(name);
            FileTree.delete(target);
            var source = source(files.getProperty(name));
            if (source.isPresent()) {
                Files.createDirectories(target.resolveSibling(".").normalize());
                FileTree.copy(source.get(), target);
            } else {
                log.append("%s: the image lacks %s, which is not in the tools cache yet; make brings it.%n"
                        .formatted(action.getFileName(), name));
            }
        }
    }

    /** The list and all that it names, but for what the cache lacks. */
    List<Path> sources() throws IOException {
        var found = new ArrayList<>(List.of(action.resolve("image.files")));
        var files = named();
        for (var name : files.stringPropertyNames().stream().sorted().toList()) {
            source(files.getProperty(name)).ifPresent(found::add);
        }
        return found;
    }

    private Properties named() throws IOException {
        var files = new Properties();
        var list = action.resolve("image.files");
        if (Files.exists(list)) {
            try (var reader = Files.newBufferedReader(list)) {
                files.load(reader);
            }
        }
        return files;
    }

    private Optional<Path> source(String where) throws IOException {
        if (where.startsWith(TOOLS)) {
            var program = Path.of(where.substring(TOOLS.length()));
            return toolFolder(program.getName(0).toString()).map(bin -> bin.resolve(program.getFileName()));
        }
        var source = action.resolve(where).normalize();
        if (!Files.exists(source)) {
            throw new IOException(action.resolve("image.files") + " names " + source + ", which does not exist");
        }
        return Optional.of(source);
    }

    private Optional<Path> toolFolder(String group) throws IOException {
        var install = action.resolve("../tools/install").normalize();
        if (!Files.exists(install)) {
            return Optional.empty();
        }
        var where = new ProcessBuilder(install.toString(), "--where", group)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var printed = where.inputReader(StandardCharsets.UTF_8)) {
            var folder = printed.readAllAsString().strip();
            return where.onExit().join().exitValue() == 0 ? Optional.of(Path.of(folder)) : Optional.empty();
        }
    }
}
