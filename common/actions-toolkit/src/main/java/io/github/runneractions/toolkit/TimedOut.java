package io.github.runneractions.toolkit;

/** Something did not happen within its limit, or the run was cancelled while it waited. */
public final class TimedOut extends ActionException {
    private final String hint;

    /**
     * @param cause one sentence: what was waited for, how long, and what was seen last
     * @param hint what to do, starting with a verb
     */
    public TimedOut(Topic topic, String cause, String hint) {
        super(topic, cause, null);
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
