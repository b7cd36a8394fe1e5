package io.github.runneractions.github.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * GitHub's time, learned from the {@code Date} of its answers. Self-hosted machines drift, and GitHub accepts a JWT by its
 * own clock only.
 */
public final class GitHubClock {
    private final Clock machine;
    private volatile Duration offset = Duration.ZERO;

    /** GitHub's time is taken for {@code machine}'s until an answer tells. */
    public GitHubClock(Clock machine) {
        this.machine = machine;
    }

    /** GitHub's present time, exact to about a second once an answer was seen. */
    public Instant now() {
        return machine.instant().plus(offset);
    }

    /** GitHub's time minus this machine's: positive when this machine is behind. */
    public Duration offset() {
        return offset;
    }

    void learn(Answer answer) {
        // A proxy's Date in some other form says nothing about GitHub's clock.
        answer.date("date").ifPresent(theirs -> offset = Duration.between(machine.instant(), theirs));
    }
}
