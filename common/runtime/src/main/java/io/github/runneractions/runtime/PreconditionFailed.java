package io.github.runneractions.runtime;

/** A condition is not met without which going on could do harm. Nothing more was done. */
public final class PreconditionFailed extends Failure {
    /**
     * @param cause one sentence: what was about to be done, and what spoke against it
     * @param hint what to do, starting with a verb
     */
    public PreconditionFailed(Topic topic, String cause, Hint hint) {
        super(topic, cause, hint, null);
    }

    /** With a hint that refers to no setting. */
    public PreconditionFailed(Topic topic, String cause, String hint) {
        this(topic, cause, Hint.of(hint));
    }
}
