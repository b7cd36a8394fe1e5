package io.github.runneractions.sandbox.github.model;

import java.time.Instant;

/** What {@code config.sh --token} takes: good for an hour and any number of runners of one scope. */
public record RunnerToken(String value, Kind kind, RunnerPlace scope, Instant expiresAt) {

    /** What it lets a runner do. */
    public enum Kind {
        REGISTRATION,
        REMOVAL
    }
}
