package io.github.runneractions.deploy.file;

import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/**
 * A chart in the workspace: a folder or a packed chart. Helm gets a copy of it without links: it would follow each of them, and a
 * template prints any file of its chart, such as a link to {@code /proc/1/environ} with every secret of the step.
 *
 * @param files opens the chart
 * @param chart its path without links
 * @param text its path in the input
 */
public record ChartFiles(InputFiles files, Path chart, String text) {
    static final Topic CHANGED = new Topic("The chart changed while it was read");

    /** Helm's own limit, for the whole of a chart. */
    private static final long MOST_BYTES = 100 << 20;

    private static final int MOST_FILES = 10_000;

    /** Deeper than charts in charts; a link to a folder around it has no end. */
    private static final int DEEPEST = 40;

    /**
     * The chart at {@code text}, after a look at each of its files.
     *
     * @param text relative to the workspace
     * @throws IllegalArgumentException that states what is wrong, as it follows the input's name and a colon
     */
    public static ChartFiles of(InputFiles files, String text) {
        var found = files.locate(text, ", or use an `oci://` URL, or set `chart-repository` too");
        var chart = new ChartFiles(files, found, text);
        chart.walk(Optional.empty());
        return chart;
    }

    /**
     * Copies the chart to {@code target}, which must not exist.
     *
     * @throws PreconditionFailed when it is not any more what it was when the inputs were read
     * @throws io.github.runneractions.runtime.ToolFailed when the copy cannot be written
     */
    public void copy(Path target) {
        try {
            walk(Optional.of(target));
        } catch (IllegalArgumentException e) {
            throw new PreconditionFailed(
                    CHANGED,
                    "Tried to copy the chart `" + text + "`, but since the inputs were read it " + e.getMessage() + ".",
                    "Make sure that no other program changes the workspace while this step runs.");
        }
    }

    private void walk(Optional<Path> target) {
        try {
            InputFiles.inTime(() -> {
                new Walk().start(chart, Path.of(""), target, 0);
                return true;
            });
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /** One pass through the chart. */
    private final class Walk {
        private long bytes;
        private int count;

        /**
         * @param real the chart, or where a link leads
         */
        void start(Path real, Path inside, Optional<Path> target, int depth) throws IOException {
            if (files.isRoot(real)) {
                // Its parent is none of ours.
                requireDepth(inside, depth);
                try (var entries = files.folder(real)) {
                    folder(entries, inside, target, depth);
                }
            } else {
                try (var folder = files.folder(InputFiles.parent(real))) {
                    entry(folder, InputFiles.name(real), inside, target, depth);
                }
            }
        }

        /**
         * @param inside its path in the chart, by which messages name it
         * @param target where it is copied; empty to only look at it
         */
        void entry(SecureDirectoryStream<Path> folder, Path name, Path inside, Optional<Path> target, int depth)
                throws IOException {
            count++;
            if (count > MOST_FILES) {
                throw new IllegalArgumentException(
                        "has more than " + MOST_FILES + " files; move the chart into a folder of its own");
            }
            requireDepth(inside, depth);
            var attributes = InputFiles.attributes(folder, name);
            if (attributes.isSymbolicLink()) {
                link(inside, target, depth);
            } else if (attributes.isDirectory()) {
                try (var entries = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                    folder(entries, inside, target, depth);
                }
            } else if (attributes.isRegularFile()) {
                file(folder, name, target);
            } else {
                throw new IllegalArgumentException(
                        "contains `" + inside + "`, which is neither a file nor a folder; remove it");
            }
        }

        private void requireDepth(Path inside, int depth) {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("has folders more than " + DEEPEST + " levels deep, in `" + inside
                        + "`; replace links to folders with the folders");
            }
        }

        private void folder(SecureDirectoryStream<Path> entries, Path inside, Optional<Path> target, int depth)
                throws IOException {
            if (target.isPresent()) {
                try {
                    Files.createDirectory(target.get());
                } catch (IOException e) {
                    throw StepFolder.unwritable(e);
                }
            }
            var names = new ArrayList<Path>();
            for (var entry : entries) {
                names.add(InputFiles.name(entry));
                if (names.size() > MOST_FILES) {
                    break;
                }
            }
            names.sort(Comparator.naturalOrder());
            for (var name : names) {
                // Not a part of a chart, but of a repository whose root is a chart: large, and with the checkout's
                // token.
                if (!InputFiles.isPrivate(name)) {
                    entry(
                            entries,
                            name,
                            inside.resolve(name),
                            target.map(to -> to.resolve(name.toString())),
                            depth + 1);
                }
            }
        }

        private void link(Path inside, Optional<Path> target, int depth) throws IOException {
            var real = real(inside).filter(to -> to.startsWith(chart));
            if (real.isEmpty()) {
                throw new IllegalArgumentException("contains the link `" + inside
                        + "`, which leads out of the chart: the chart's templates could print files from there;"
                        + " replace the link with the file");
            }
            if (InputFiles.isPrivate(chart.relativize(real.get()))) {
                throw new IllegalArgumentException("contains the link `" + inside
                        + "`, which leads to where Git, the runner or another step keeps credentials; remove the link");
            }
            start(real.get(), inside, target, depth + 1);
        }

        private void file(SecureDirectoryStream<Path> folder, Path name, Optional<Path> target) throws IOException {
            try (var channel = InputFiles.open(folder, name)) {
                var size = channel.size();
                bytes += size;
                if (bytes > MOST_BYTES) {
                    throw new IllegalArgumentException("is larger than " + (MOST_BYTES >> 20) + " MiB");
                }
                if (target.isPresent()) {
                    // No more than was counted, even if the file grows.
                    var content = Channels.newInputStream(channel).readNBytes(Math.toIntExact(size));
                    try {
                        Files.write(target.get(), content);
                    } catch (IOException e) {
                        throw StepFolder.unwritable(e);
                    }
                }
            }
        }

        private Optional<Path> real(Path inside) {
            try {
                return Optional.of(chart.resolve(inside).toRealPath());
            } catch (IOException _) {
                // A broken link: its target can exist by the time Helm follows it.
                return Optional.empty();
            }
        }
    }
}
