package io.github.runneractions.deploy.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SecureDirectoryStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The files of the workspace that a pattern such as {@code config/*.yaml} means, with the signs of a shell; {@code **} is any number
 * of folders. A link to a folder is not followed, and files whose names begin with a point are not found, unless the pattern names
 * them so.
 *
 * @param files what a file must be in
 */
public record FilePattern(InputFiles files) {
    private static final Pattern SIGNS = Pattern.compile("[*?\\[{]");

    /** How many entries of folders are looked at. */
    private static final int MOST_ENTRIES = 100_000;

    /** Whether {@code text} has a sign that makes it a pattern. */
    public static boolean isPattern(String text) {
        return SIGNS.matcher(text).find();
    }

    /** Whether {@code text} is the path of a file as it is, whatever signs it has. */
    public boolean isFile(String text) {
        try {
            return Files.isRegularFile(files.workspace().resolve(text));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /**
     * The paths of the files, sorted; empty when there are none.
     *
     * @param text relative to the workspace
     * @throws IllegalArgumentException that states what is wrong, as it follows the input's name and a colon
     */
    public List<String> paths(String text) {
        var end = text.lastIndexOf('/', signs(text)) + 1;
        var start = text.substring(0, end);
        var search = new Search(Stream.of(text.substring(end).split("/+"))
                .map(FilePattern::step)
                .toList());
        try {
            return InputFiles.inTime(() -> {
                try (var folder = files.folder(files.locate(start.isEmpty() ? "." : start))) {
                    search.in(folder, start, 0);
                }
                return search.found();
            });
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot be searched (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private static int signs(String text) {
        var signs = SIGNS.matcher(text);
        return signs.find() ? signs.start() : text.length();
    }

    private static Step step(String text) {
        try {
            return new Step(text, FileSystems.getDefault().getPathMatcher("glob:" + text));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("is not a pattern: a bracket or brace in it is not closed", e);
        }
    }

    /** One part of a pattern, between slashes. */
    private record Step(String text, PathMatcher matcher) {
        boolean isAnyDepth() {
            return text.equals("**");
        }

        boolean matches(Path name) {
            return matcher.matches(name)
                    && (text.startsWith(".") || !name.toString().startsWith("."));
        }
    }

    /** One pass through the folders. */
    private static final class Search {
        private final List<Step> steps;
        private final List<String> found = new ArrayList<>();
        private int entries;

        Search(List<Step> steps) {
            this.steps = steps;
        }

        List<String> found() {
            return found.stream().distinct().sorted().toList();
        }

        /**
         * @param path of {@code folder}, with a slash at its end unless it is the workspace
         * @param at the step that its entries must match
         */
        void in(SecureDirectoryStream<Path> folder, String path, int at) throws IOException {
            for (var entry : folder) {
                var name = InputFiles.name(entry);
                entries++;
                if (entries > MOST_ENTRIES) {
                    throw new IllegalArgumentException("leads through more than " + MOST_ENTRIES
                            + " files; name a folder in it, or fewer with `**`");
                }
                if (!InputFiles.isPrivate(name)) {
                    entry(folder, name, path, at);
                }
            }
        }

        private void entry(SecureDirectoryStream<Path> folder, Path name, String path, int at) throws IOException {
            var isFolder = InputFiles.attributes(folder, name).isDirectory();
            for (var next : steps.get(at).isAnyDepth() ? List.of(at, at + 1) : List.of(at)) {
                if (next == steps.size() || !steps.get(next).matches(name)) {
                    continue;
                }
                var isLast = next == steps.size() - 1;
                if (!isFolder && isLast) {
                    found.add(path + name);
                }
                var within = steps.get(next).isAnyDepth() ? next : next + 1;
                if (isFolder && within < steps.size()) {
                    try (var inner = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                        in(inner, path + name + "/", within);
                    }
                }
            }
        }
    }
}
