package io.github.runneractions.github;

import io.github.runneractions.runtime.Secret;

/** As whom a call is made: gives the header's value anew for each attempt. */
@FunctionalInterface
public interface Authorization {
    /** As nobody: the call goes without the header. */
    Authorization NONE = () -> "";

    /** The value of the {@code Authorization} header at this moment; empty for none. */
    String header();

    /** With an installation token or a personal access token. */
    static Authorization token(Secret token) {
        return () -> "Bearer " + token.reveal();
    }
}
