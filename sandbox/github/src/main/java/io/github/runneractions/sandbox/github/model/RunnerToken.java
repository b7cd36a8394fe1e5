package io.github.runneractions.sandbox.github.model;

import java.time.Instant;

/** A token for {@code config.sh --token}: valid for an hour and any number of runners of one scope. */
public record RunnerToken(String value, Kind kind, RunnerPlace scope, Instant expiresAt) {

    /** The purpose of the token. */
    public enum Kind {
        REGISTRATION,
        REMOVAL
    }
}
