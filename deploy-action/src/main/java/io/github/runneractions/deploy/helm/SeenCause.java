package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.helm.HelmErrors.HelmCause;
import io.github.runneractions.deploy.rollout.Evidence;
import io.github.runneractions.deploy.rollout.Evidence.Cause;
import java.time.Duration;

/** The cause that was seen of what Helm only says is not ready. */
final class SeenCause {
    private static final String DEADLINE = "context deadline exceeded";

    private SeenCause() {}

    /**
     * {@code told} with what was seen; as it is when the run was cancelled.
     *
     * @param words Helm's
     * @param timeout Helm's
     */
    static HelmCause of(HelmCause told, String words, Evidence.Witness witness, Duration timeout) {
        var isCancelled = told.topic().equals(HelmCauses.CANCELLED);
        if (isCancelled && !witness.isHopeless()) {
            return told;
        }
        var evidence = witness.about(words);
        return evidence.cause()
                .map(cause -> with(told, cause, sentence(told, words, evidence, cause, timeout)))
                .orElseGet(() ->
                        new HelmCause(told.text(), told.topic(), told.meaning() + inBrackets(evidence), told.hint()));
    }

    private static HelmCause with(HelmCause told, Cause cause, String meaning) {
        var kind = cause.problem().kind();
        var topic = told.topic().equals(HelmCauses.HOOK) ? told.topic() : kind.topic();
        return new HelmCause(told.text(), topic, meaning, kind.hint());
    }

    private static String sentence(HelmCause told, String words, Evidence evidence, Cause cause, Duration timeout) {
        var problem = cause.problem();
        if (told.topic().equals(HelmCauses.HOOK)) {
            // Up to Helm's own words about it, which say no more than that it is not ready.
            return told.meaning().replaceFirst("(?s) failed: .*", "") + " failed: " + cause.origin() + ": "
                    + cause.sentence() + inBrackets(evidence);
        }
        if (evidence.stopped()) {
            return problem.object() + " cannot become ready: " + cause.details() + inBrackets(evidence)
                    + "; waiting does not help, so Helm was stopped";
        }
        return (words.contains(DEADLINE) ? "within " + timeout.toSeconds() + " s " : "") + problem.object()
                + " did not become ready: " + cause.details() + inBrackets(evidence);
    }

    private static String inBrackets(Evidence evidence) {
        return evidence.unseen().map(what -> " (" + what + ")").orElse("");
    }
}
