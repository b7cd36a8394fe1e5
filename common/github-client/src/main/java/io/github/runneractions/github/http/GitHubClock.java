package io.github.runneractions.github.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * GitHub's time, learned from the {@code Date} of its answers. Self-hosted machines drift, and GitHub accepts a JWT by its
 * own clock only.
 */
public final class GitHubClock {
    /** A machine that is further off needs its clock set; and nobody else shall have JWTs signed for another year. */
    private static final Duration BELIEVED = Duration.ofHours(1);

    private final Clock machine;
    private volatile Duration offset = Duration.ZERO;
    private volatile Duration told = Duration.ZERO;

    /** GitHub's time is taken for {@code machine}'s until an answer tells. */
    public GitHubClock(Clock machine) {
        this.machine = machine;
    }

    /** GitHub's present time, exact to about a second once an answer was seen. */
    public Instant now() {
        return machine.instant().plus(offset);
    }

    /** GitHub's time minus this machine's: positive when this machine is behind; an hour at most. */
    public Duration offset() {
        return offset;
    }

    /** The same as the last answer had it, if that is too far off to be believed. */
    public Optional<Duration> implausibleOffset() {
        return Optional.of(told).filter(far -> far.abs().compareTo(BELIEVED) > 0);
    }

    /** What the last answer said, however far off: for what only GitHub's clock decides, such as a token's end. */
    public Instant rawNow() {
        return machine.instant().plus(told);
    }

    void learn(ApiResponse response) {
        if (response.foreign()) {
            return;
        }
        // A proxy's Date in some other form says nothing about GitHub's clock.
        response.date("date").ifPresent(theirs -> {
            told = Duration.between(machine.instant(), theirs);
            offset = implausibleOffset().isPresent() ? Duration.ZERO : told;
        });
    }
}
