package io.github.runneractions.toolkit;

/** To go on could do harm, so the action did not. */
public final class Unsafe extends ActionException {
    private final String hint;

    /**
     * @param cause one sentence: what was about to be done, and what spoke against it
     * @param hint what to do, starting with a verb
     */
    public Unsafe(Topic topic, String cause, String hint) {
        super(topic, cause, null);
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
