package io.github.runneractions.deploy.helm;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.util.Optional;
import java.util.function.Supplier;

/** Explains Helm's errors with the rows of {@link HelmCauses}. */
public final class HelmErrors {
    static final Topic UNKNOWN = new Topic("Helm fails");
    private static final int LONGEST_QUOTE = 400;

    /**
     * A line of the log of Helm's Kubernetes client. It does not tell how Helm ended: a watch that ends with the time limit is
     * logged there as "context canceled" in some runs, although nobody cancelled anything.
     */
    private static final Pattern CLIENT_LOG =
            Pattern.compile("^[IWEF]\\d{4} \\d{2}:\\d{2}:\\d{2}\\.\\d+ .*$\\n?", Pattern.MULTILINE);

    private HelmErrors() {}

    /**
     * The failure that {@code exit} means.
     *
     * @param attempt what was tried, as it follows "Tried to"
     */
    public static Failure of(String attempt, Helm.Exit exit) {
        return of(attempt, exit, Optional::empty, "");
    }

    /**
     * The failure that {@code exit} means.
     *
     * @param seen a more precise cause, used only if Helm's timeout ended
     * @param undone what was undone, as a sentence with a blank before it, or nothing
     */
    static Failure of(String attempt, Helm.Exit exit, Supplier<Optional<HelmCause>> seen, String undone) {
        var late = exit.stoppedAfter();
        if (late.isPresent()) {
            return new TimedOut(
                    HelmCauses.ENDLESS,
                    sentence(
                                    attempt,
                                    "Helm had not finished after " + late.get().toSeconds() + " s and was stopped")
                            + undone,
                    "Check the chart's templates for what takes so long, or raise `timeout`.");
        }
        var cause = cause(Excerpt.of(exit.errors()));
        var better = cause.topic().equals(HelmCauses.NOT_READY) ? seen.get() : Optional.<HelmCause>empty();
        var text = sentence(attempt, better.orElse(cause).meaning()) + undone;
        return better.<Failure>map(of -> new ToolFailed(of.topic(), text, of.hint(), null))
                .orElseGet(() -> cause.timedOut()
                        ? new TimedOut(cause.topic(), text, cause.hint())
                        : new ToolFailed(cause.topic(), text, cause.hint(), null));
    }

    private static String sentence(String attempt, String meaning) {
        var shortened = Excerpt.shortened(meaning, LONGEST_QUOTE);
        return "Tried to " + attempt + ", but " + shortened + (shortened.endsWith(".") ? "" : ".");
    }

    private static HelmCause cause(String written) {
        var errors = CLIENT_LOG.matcher(written).replaceAll("");
        return HelmCauses.ROWS.stream()
                .flatMap(row -> row.in(errors).stream())
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

    /**
     * The explanation of a text in Helm's errors. A chart can write what it likes into them: RE2 searches in linear time.
     *
     * @param text found anywhere in them
     * @param meaning a clause that follows "but", which may quote the text's groups as {@code $1}
     * @param hint what to do, starting with a verb
     */
    record HelmCause(Pattern text, Topic topic, String meaning, String hint) {
        static HelmCause of(String text, Topic topic, String meaning, String hint) {
            return new HelmCause(Pattern.compile(text, Pattern.DOTALL), topic, meaning, hint);
        }

        /** This cause with its meaning filled in, when {@code errors} has the text. */
        Optional<HelmCause> in(String errors) {
            var found = text.matcher(errors);
            return found.find() ? Optional.of(new HelmCause(text, topic, filled(found), hint)) : Optional.empty();
        }

        /** Whether Helm did not fail but was stopped, by its own timeout or by a cancellation. */
        boolean timedOut() {
            return topic.equals(HelmCauses.CANCELLED) || topic.equals(HelmCauses.NOT_READY);
        }

        private String filled(Matcher found) {
            var filled = meaning;
            for (var group = 1; group <= found.groupCount(); group++) {
                filled = filled.replace(
                        "$" + group, String.valueOf(found.group(group)).strip());
            }
            return filled;
        }
    }
}
