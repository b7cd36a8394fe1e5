package io.github.runneractions.deploy.helm;

import java.util.Iterator;

/**
 * The lines of a version of a chart, in an index as {@code helm repo index} writes it: a list below the chart's name, with a digest and
 * URLs in each of its items. All other indexes have to be read as YAML, which takes more than a second for a long one. Who publishes
 * one chart must not be able to write such lines into the texts of another.
 *
 * @param chart its name
 * @param file the end of its URL
 * @param digest of the file: below another name, or beside another file, it tells of another chart
 */
record IndexLines(String chart, String file, String digest) {
    private static final int STEP = 2;

    /** Whether an item of {@code index} has both. */
    boolean areIn(String index) {
        var lines = index.lines().map(Line::of).iterator();
        return isFound(lines, new Line(0, "entries:")) && isFound(lines, new Line(STEP, chart + ":")) && hasItem(lines);
    }

    /** Goes on to {@code wanted}, as far as the lines are deeper than its place in the index. */
    private static boolean isFound(Iterator<Line> lines, Line wanted) {
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.equals(wanted)) {
                return true;
            }
            if (wanted.depth() > 0 && line.depth() == 0) {
                return false;
            }
        }
        return false;
    }

    private boolean hasItem(Iterator<Line> lines) {
        var hasDigest = false;
        var hasFile = false;
        var isUrl = false;
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.depth() < STEP || (line.depth() == STEP && !line.text().startsWith("- "))) {
                return false;
            }
            var isFirst = line.depth() == STEP;
            if (isFirst) {
                hasDigest = false;
                hasFile = false;
            }
            var isField = isFirst || (line.depth() == 2 * STEP && !line.text().startsWith("- "));
            var text = isFirst ? line.text().substring(STEP) : line.text();
            if (isField) {
                isUrl = text.equals("urls:");
                hasDigest |= text.equals("digest: " + digest);
            } else {
                hasFile |= isUrl && line.depth() == 2 * STEP && isOfFile(text);
            }
            if (hasDigest && hasFile) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfFile(String text) {
        return text.equals("- " + file) || (text.startsWith("- ") && text.endsWith("/" + file));
    }

    private record Line(int depth, String text) {
        static Line of(String line) {
            var text = line.stripLeading();
            return new Line(line.length() - text.length(), text);
        }
    }
}
