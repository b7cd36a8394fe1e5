package io.github.runneractions.deploy.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The forms of {@code chart}. Each parser throws {@link IllegalArgumentException} with the valid values. */
final class ChartInput {
    private static final Pattern LOGIN = Pattern.compile("[^:/?#]+://[^/?#]*@.*");

    private ChartInput() {}

    /** A name or URL without changes. */
    static String plain(String text) {
        if (text.startsWith("-")) {
            throw new IllegalArgumentException("begins with a hyphen, which Helm would take for an option; a folder of"
                    + " that name is written `./-name`");
        }
        if (LOGIN.matcher(text).matches()) {
            throw new IllegalArgumentException("contains a user name or password; write the URL without them");
        }
        return text;
    }

    /** The name of a chart that `chart-repository` has. */
    static String nameInRepository(String text) {
        if (text.contains("://")) {
            throw new IllegalArgumentException("is a URL, but with `chart-repository` it must be a chart's name there;"
                    + " set only one of them, or a name");
        }
        return plain(text);
    }

    /** A folder or packed chart in the workspace. */
    static Path local(String text) {
        var path = Path.of(plain(text));
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("is not in the workspace; check out the"
                    + " repository first, or use an `oci://` URL, or set `chart-repository` too");
        }
        refuseLinksOut(path);
        return path;
    }

    /**
     * Helm follows links, and a template prints any file of its chart: {@code env -> /proc/1/environ} would print every secret
     * of the step.
     */
    private static void refuseLinksOut(Path chart) {
        try {
            var root = chart.toRealPath();
            try (var paths = Files.walk(root)) {
                paths.filter(Files::isSymbolicLink)
                        .filter(link -> leaves(root, link))
                        .sorted()
                        .findFirst()
                        .ifPresent(link -> {
                            throw new IllegalArgumentException("contains the link `" + root.relativize(link)
                                    + "`, which leads out of the chart: the chart's templates could print files from there;"
                                    + " replace the link with the file");
                        });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean leaves(Path root, Path link) {
        try {
            return !link.toRealPath().startsWith(root);
        } catch (IOException _) {
            // A broken link: its target can exist by the time Helm follows it.
            return true;
        }
    }
}
