package io.github.runneractions.deploy.helm;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Explains Helm's errors with the rows of the tables, and reports whether Helm has rolled back. */
public final class HelmErrors {
    static final Topic UNKNOWN = new Topic("Helm fails");
    private static final int LONGEST_QUOTE = 400;

    private HelmErrors() {}

    /**
     * The failure that {@code exit} means.
     *
     * @param attempt what was tried, as it follows "Tried to"
     */
    public static Failure of(String attempt, HelmExit exit) {
        return of(attempt, exit, Optional::empty);
    }

    /**
     * The failure that {@code exit} means.
     *
     * @param seen a more precise cause, used only if Helm's timeout ended
     */
    static Failure of(String attempt, HelmExit exit, Supplier<Optional<HelmCause>> seen) {
        var cause = cause(exit.errors());
        var better = cause.topic().equals(ClusterCauses.NOT_READY) ? seen.get() : Optional.<HelmCause>empty();
        var text = sentence(attempt, better.orElse(cause).meaning()) + undone(exit.errors());
        return better.<Failure>map(of -> new ToolFailed(of.topic(), text, of.hint(), null))
                .orElseGet(() -> cause.timedOut()
                        ? new TimedOut(cause.topic(), text, cause.hint())
                        : new ToolFailed(cause.topic(), text, cause.hint(), null));
    }

    /** As a sentence with a blank before it; empty when Helm has undone nothing. */
    private static String undone(String errors) {
        if (errors.contains("has been uninstalled due to")) {
            return " Helm has uninstalled the release again.";
        }
        return errors.contains("has been rolled back due to") ? " Helm has rolled back to the previous revision." : "";
    }

    private static String sentence(String attempt, String meaning) {
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
                        "Read Helm's output above. Please report the text, so that a later version can explain it."));
    }

    private static String lastError(String errors) {
        var start = errors.lastIndexOf("Error: ");
        return errors.substring(start < 0 ? 0 : start + "Error: ".length()).strip();
    }
}
