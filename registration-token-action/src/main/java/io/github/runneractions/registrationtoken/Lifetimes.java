package io.github.runneractions.registrationtoken;

import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.time.Duration;

/** Spans that a token's life must have room for. */
final class Lifetimes {
    /** What GitHub gives a registration or removal token, and no setting changes. */
    static final Duration OF_A_TOKEN = Duration.ofHours(1);

    private static final Duration MOST = Duration.ofMinutes(59);

    private Lifetimes() {}

    /** {@code span}, of which {@code name} must leave a new token something. */
    static Input<Duration> within(Inputs inputs, String name, Input<Duration> span) {
        return span.ifValid().filter(given -> given.compareTo(MOST) > 0).isPresent()
                ? inputs.problem(name, "must be at most `59m`, because a token is valid for one hour")
                : span;
    }
}
