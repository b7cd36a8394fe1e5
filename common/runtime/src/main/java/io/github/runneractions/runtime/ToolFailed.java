package io.github.runneractions.runtime;

import org.jspecify.annotations.Nullable;

/** A program or file that the process relies on did not do its part: Helm, a chart, a kubeconfig. */
public final class ToolFailed extends Failure {
    /**
     * @param cause one sentence: what failed and why, in our words
     * @param hint what to do, starting with a verb
     * @param thrown what a library threw, shown in debug only
     */
    public ToolFailed(Topic topic, String cause, Hint hint, @Nullable Throwable thrown) {
        super(topic, cause, hint, thrown);
    }

    /** With a hint that refers to no setting. */
    public ToolFailed(Topic topic, String cause, String hint, @Nullable Throwable thrown) {
        this(topic, cause, Hint.of(hint), thrown);
    }
}
