package io.github.runneractions.runtime;

/** Something did not happen within its limit, or the process was asked to end while it waited. */
public final class TimedOut extends Failure {
    /** The title of a run that ended because the job did. */
    public static final Topic CANCELLED = new Topic("The job was cancelled");

    /**
     * @param cause one sentence: what was waited for, how long, and what was seen last
     * @param hint what to do, starting with a verb
     */
    public TimedOut(Topic topic, String cause, Hint hint) {
        super(topic, cause, hint, null);
    }

    /** With a hint that refers to no setting. */
    public TimedOut(Topic topic, String cause, String hint) {
        this(topic, cause, Hint.of(hint));
    }

    /** The job was cancelled while the run waited for something. */
    public static TimedOut cancelled() {
        return new TimedOut(
                CANCELLED,
                "The run was cancelled while it waited. It undid what it had begun where that is possible.",
                "Run the step again if you still need it.");
    }
}
