package io.github.runneractions.deploy.helm;

/**
 * The lines of a version of a chart, in an index as {@code helm repo index} writes it: a list below the chart's name, with a digest and
 * URLs in each of its items. Other indexes have to be read as YAML, which takes more than a second for a long one.
 *
 * @param chart its name
 * @param file the end of its URL
 * @param digest of the file: below another name, or beside another file, it tells of another chart
 */
record IndexLines(String chart, String file, String digest) {
    /** Whether an item of {@code index} has both. */
    boolean areIn(String index) {
        var lines = index.lines().map(Line::of).iterator();
        while (lines.hasNext()) {
            var name = lines.next();
            if (name.text().equals(chart + ":")) {
                var search = new Search();
                while (lines.hasNext()) {
                    var line = lines.next();
                    if (line.depth() < name.depth() || (line.depth() == name.depth() && !line.isItem())) {
                        break;
                    }
                    if (search.finds(line)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private record Line(int depth, String text) {
        static Line of(String line) {
            var text = line.stripLeading();
            return new Line(line.length() - text.length(), text);
        }

        boolean isItem() {
            return text.startsWith("- ");
        }
    }

    /** In one item after the other. */
    private final class Search {
        private int depth = -1;
        private boolean hasDigest;
        private boolean hasFile;

        boolean finds(Line line) {
            if (line.isItem() && (depth < 0 || line.depth() == depth)) {
                depth = line.depth();
                hasDigest = false;
                hasFile = false;
            }
            hasDigest |= line.text().endsWith("digest: " + digest);
            hasFile |= line.text().endsWith("- " + file) || line.text().endsWith("/" + file);
            return hasDigest && hasFile;
        }
    }
}
