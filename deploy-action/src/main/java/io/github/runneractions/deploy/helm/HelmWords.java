package io.github.runneractions.deploy.helm;

import com.google.re2j.Pattern;

/**
 * What Helm says about its failure: what follows {@code Error:}. Before that it writes a log, and its Kubernetes client another, between
 * and after its own lines; neither tells how Helm ended. A watch that ends with the time limit, for example, is logged as "context
 * canceled" in some runs, although nobody cancelled anything.
 *
 * @param text without {@code Error:}
 * @param isError whether Helm wrote it as its error; otherwise it is all that Helm wrote
 */
record HelmWords(String text, boolean isError) {
    /** Only at the start of a line: Helm's own log has the word within its lines, and so may a chart. */
    private static final Pattern ERROR = Pattern.compile("(?m)^Error: ");

    private static final Pattern CLIENT_LOG = Pattern.compile("(?m)^[IWEF]\\d{4} \\d{2}:\\d{2}:\\d{2}\\.\\d+ .*$\\n?");

    /** Of {@code errors}, Helm's standard error. */
    static HelmWords of(String errors) {
        var start = ERROR.matcher(errors);
        return start.find()
                ? new HelmWords(withoutLog(errors.substring(start.end())), true)
                : new HelmWords(withoutLog(errors), false);
    }

    private static String withoutLog(String text) {
        return CLIENT_LOG.matcher(text).replaceAll("").strip();
    }
}
