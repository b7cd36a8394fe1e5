package io.github.runneractions.github.http;

import java.net.URI;

/**
 * What was asked that led to an answer.
 *
 * @param server whom it was asked of: scheme, host and port
 * @param as who asked
 * @param earlier what the attempts before the answered one did
 */
public record Asked(URI server, Caller as, Earlier earlier) {
    /** What is known of an answer without a request. */
    static final Asked NOBODY_KNOWS = new Asked(URI.create("https://api.github.com"), Caller.UNKNOWN, Earlier.NOTHING);

    /** What earlier attempts of the same request may have done. */
    public enum Earlier {
        /** There were none, or each was refused or never reached GitHub. */
        NOTHING,
        /**
         * One of them ended in a server error or without an answer: GitHub may have done what was asked, so the answer may
         * be about our own doing.
         */
        PERHAPS_DONE
    }

    Asked after(Earlier attempts) {
        return new Asked(server, as, attempts);
    }
}
