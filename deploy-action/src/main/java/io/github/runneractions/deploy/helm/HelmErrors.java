package io.github.runneractions.deploy.helm;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.runneractions.deploy.chart.ApplyDryRun;
import io.github.runneractions.deploy.rollout.Evidence;
import io.github.runneractions.deploy.rollout.ProblemKind;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Explains Helm's errors with the rows of {@link HelmCauses}. */
public final class HelmErrors {
    static final Topic UNKNOWN = new Topic("Helm fails");
    static final int LONGEST_QUOTE = 1_000;

    /** GitHub's runner cuts an annotation at 4,096 characters, and a hint and a link follow. */
    private static final int LONGEST_UNKNOWN = 2_500;

    private HelmErrors() {}

    /**
     * The failure that {@code exit} means.
     *
     * @param attempt what was tried, as it follows "Tried to"
     */
    public static Failure of(String attempt, Helm.Exit exit) {
        return cause(exit, Evidence.Witness.NONE, Duration.ZERO).failure(attempt, "");
    }

    /**
     * The cause of {@code exit}, to be found before anything is undone.
     *
     * @param witness is asked only where Helm did not find an object ready, or was stopped
     * @param timeout Helm's
     */
    static HelmCause cause(Helm.Exit exit, Evidence.Witness witness, Duration timeout) {
        var late = exit.stoppedAfter();
        if (late.isPresent()) {
            return HelmCause.of(
                    "",
                    HelmCauses.ENDLESS,
                    "Helm had not finished after " + late.get().toSeconds() + " s and was stopped",
                    "Check the chart's templates for what takes so long, or raise `timeout`.");
        }
        var words = HelmWords.of(Excerpt.of(exit.errors()));
        var cause = cause(words, exit.code());
        return cause.needsAWitness() || witness.isHopeless()
                ? SeenCause.of(cause, words.text(), witness, timeout)
                : cause;
    }

    /**
     * The failure that the API server's words about objects mean, as Helm would quote them.
     *
     * @param attempt what was tried, as it follows "Tried to"
     * @param refusals at least one
     */
    public static Failure refused(String attempt, List<ApplyDryRun.Refusal> refusals) {
        var causes = refusals.stream().map(HelmErrors::cause).toList();
        var meaning = IntStream.range(0, refusals.size())
                .mapToObj(each ->
                        ofObject(refusals.get(each).object(), causes.get(each).meaning()))
                .collect(Collectors.joining("; "));
        var hints = causes.stream().map(HelmCause::hint).distinct().collect(Collectors.joining(" "));
        return new HelmCause(HelmCauses.ANY, causes.getFirst().topic(), meaning, hints)
                .failure(attempt, " Nothing was changed.");
    }

    /** Which of the chart's objects it is, the API server does not always say. */
    private static String ofObject(String object, String meaning) {
        return meaning.contains(object) ? meaning : object + ": " + meaning;
    }

    private static HelmCause cause(ApplyDryRun.Refusal refusal) {
        return HelmCauses.ROWS.stream()
                .flatMap(row -> row.in(refusal.words()).stream())
                .findFirst()
                .orElseGet(() -> new HelmCause(
                        HelmCauses.ANY,
                        KubernetesErrors.REFUSED,
                        "the cluster refuses " + refusal.object() + ": " + refusal.words(),
                        "Correct what the API server's reason names."));
    }

    private static HelmCause cause(HelmWords words, int code) {
        var text = SchemaWords.withoutValues(words.text());
        var known = HelmCauses.ROWS.stream().filter(_ -> words.isError());
        return known.flatMap(row -> row.in(text).stream())
                .findFirst()
                .orElseGet(() -> new HelmCause(
                        HelmCauses.ANY,
                        UNKNOWN,
                        text.isEmpty()
                                ? "Helm failed with exit code " + code + " and did not say why"
                                : "Helm failed: " + Excerpt.shortened(text, LONGEST_UNKNOWN),
                        "Read Helm's output above. Please report the text, so that a later version can explain it."));
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

        /** Whether Helm only tells that it was stopped, or which object is not ready, and not why. */
        boolean needsAWitness() {
            return topic.equals(HelmCauses.CANCELLED)
                    || topic.equals(HelmCauses.NOT_READY)
                    || topic.equals(HelmCauses.HOOK)
                    || topic.equals(ProblemKind.JOB.topic())
                    || topic.equals(ProblemKind.CONDITION.topic());
        }

        /**
         * The failure of {@code attempt} with this cause.
         *
         * @param undone what was undone, as a sentence with a blank before it, or nothing
         */
        Failure failure(String attempt, String undone) {
            var shortened = topic.equals(UNKNOWN) ? meaning : Excerpt.shortened(meaning, LONGEST_QUOTE);
            var text = Failure.cause(attempt, shortened) + undone;
            var isStopped = topic.equals(HelmCauses.CANCELLED)
                    || topic.equals(HelmCauses.NOT_READY)
                    || topic.equals(HelmCauses.ENDLESS);
            return isStopped ? new TimedOut(topic, text, hint) : new ToolFailed(topic, text, hint, null);
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
