package io.github.runneractions.toolkit;

import org.jspecify.annotations.Nullable;

/** A program or file that the action relies on did not do its part: Helm, a chart, a kubeconfig. */
public final class ToolFailed extends ActionException {
    private final String hint;

    /**
     * @param cause one sentence: what failed and why, in our words
     * @param hint what to do, starting with a verb
     */
    public ToolFailed(Topic topic, String cause, String hint, @Nullable Throwable thrown) {
        super(topic, cause, thrown);
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
