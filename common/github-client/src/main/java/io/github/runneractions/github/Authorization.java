package io.github.runneractions.github;

import io.github.runneractions.runtime.Secret;

/** The credential of a call: creates the header's value for each attempt. */
@FunctionalInterface
public interface Authorization {
    /** No credential: the call is sent without the header. */
    Authorization NONE = () -> "";

    /** The value of the {@code Authorization} header at this moment; empty for none. */
    String header();

    /** With an installation token or a personal access token. */
    static Authorization token(Secret token) {
        return () -> "Bearer " + token.reveal();
    }
}
