package io.github.runneractions.toolkit;

import org.jspecify.annotations.Nullable;

/** A server could not be talked to: name resolution, connection, TLS, proxy, or an answer that is not the server's. */
public final class Unreachable extends ActionException {
    private final String hint;

    /**
     * @param cause one sentence: who could not be reached, and at which stage
     * @param hint what to do, starting with a verb
     * @param thrown what the network layer threw, shown in debug only
     */
    public Unreachable(Topic topic, String cause, String hint, @Nullable Throwable thrown) {
        super(topic, cause, thrown);
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
