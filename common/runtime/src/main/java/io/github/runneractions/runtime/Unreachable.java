package io.github.runneractions.runtime;

import org.jspecify.annotations.Nullable;

/** A server could not be reached: name resolution, connection, TLS, proxy, or a response of another server. */
public final class Unreachable extends Failure {
    /**
     * @param cause one sentence: who could not be reached, and at which stage
     * @param hint what to do, starting with a verb
     * @param thrown what the network layer threw, shown in debug only
     */
    public Unreachable(Topic topic, String cause, Hint hint, @Nullable Throwable thrown) {
        super(topic, cause, hint, thrown);
    }

    /** With a hint that refers to no setting. */
    public Unreachable(Topic topic, String cause, String hint, @Nullable Throwable thrown) {
        this(topic, cause, Hint.of(hint), thrown);
    }
}
