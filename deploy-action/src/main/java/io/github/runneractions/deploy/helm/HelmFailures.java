package io.github.runneractions.deploy.helm;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.util.stream.Stream;

/** What Helm's failures mean: the tables' rows, and what Helm has undone. */
public final class HelmFailures {
    static final Topic UNKNOWN = new Topic("Helm fails");
    private static final int LONGEST_QUOTE = 400;

    private HelmFailures() {}

    /**
     * The failure that {@code exit} tells of.
     *
     * @param attempt what was tried, as it follows "Tried to"
     */
    public static Failure of(String attempt, HelmExit exit) {
        var cause = cause(exit.errors());
        var text = sentence(attempt, cause.meaning()) + undone(exit.errors());
        return cause.topic().equals(ClusterCauses.CANCELLED) || cause.topic().equals(ClusterCauses.NOT_READY)
                ? new TimedOut(cause.topic(), text, cause.hint())
                : new ToolFailed(cause.topic(), text, cause.hint(), null);
    }

    /** Whether Helm only waited too long, so that what was seen of the pods says more. */
    public static boolean notReady(HelmExit exit) {
        return cause(exit.errors()).topic().equals(ClusterCauses.NOT_READY);
    }

    /** What Helm says it has undone, as a sentence with a blank before it; empty when it says nothing. */
    public static String undone(String errors) {
        if (errors.contains("has been uninstalled due to")) {
            return " Helm has taken everything away again.";
        }
        return errors.contains("has been rolled back due to")
                ? " Helm has rolled back to what was deployed before."
                : "";
    }

    /** "Tried to …, but …." in one sentence. */
    public static String sentence(String attempt, String meaning) {
        var shortened = meaning.length() > LONGEST_QUOTE ? meaning.substring(0, LONGEST_QUOTE) + "…" : meaning;
        return "Tried to " + attempt + ", but " + shortened + (shortened.endsWith(".") ? "" : ".");
    }

    private static HelmCause cause(String errors) {
        return Stream.of(ChartCauses.ROWS, ClusterCauses.ROWS)
                .flatMap(rows -> rows.stream().flatMap(row -> row.in(errors).stream()))
                .findFirst()
                .orElseGet(() -> HelmCause.of(
                        "",
                        UNKNOWN,
                        "Helm failed: " + lastError(errors),
                        "Read Helm's output above, and please report the text so that it can be explained here."));
    }

    private static String lastError(String errors) {
        var start = errors.lastIndexOf("Error: ");
        return errors.substring(start < 0 ? 0 : start + "Error: ".length()).strip();
    }
}
