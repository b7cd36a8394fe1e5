package io.github.runneractions.github.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * GitHub's time, learned from the {@code Date} of its responses. Self-hosted machines drift, and GitHub accepts a JWT by its
 * own clock only.
 */
public final class GitHubClock {
    /** A larger difference must be corrected on the machine, and a server must not make us sign JWTs for another year. */
    private static final Duration BELIEVED = Duration.ofHours(1);

    private final Clock machine;
    private volatile Duration offset = Duration.ZERO;
    private volatile Duration told = Duration.ZERO;

    /** Until the first response, GitHub's time is assumed to be that of {@code machine}. */
    public GitHubClock(Clock machine) {
        this.machine = machine;
    }

    /** GitHub's present time, exact to about a second after the first response. */
    public Instant now() {
        return machine.instant().plus(offset);
    }

    /** GitHub's time minus this machine's: positive when this machine is behind; an hour at most. */
    public Duration offset() {
        return offset;
    }

    /** The difference to the time in the last response, if it is too large to be used. */
    public Optional<Duration> implausibleOffset() {
        return Optional.of(told).filter(far -> length(far).compareTo(BELIEVED) > 0);
    }

    /** Not {@link Duration#abs}, which would start the decimal numbers: that takes longer than all else about a clock. */
    public static Duration length(Duration difference) {
        return difference.isNegative() ? Duration.ZERO.minus(difference) : difference;
    }

    /** The time of the last response, without a limit: for decisions of GitHub's clock only, such as a token's expiry. */
    public Instant rawNow() {
        return machine.instant().plus(told);
    }

    void learn(ApiResponse response) {
        if (response.foreign()) {
            return;
        }
        // A Date in another format is a proxy's, and not GitHub's.
        response.date("date").ifPresent(theirs -> {
            told = Duration.between(machine.instant(), theirs);
            offset = implausibleOffset().isPresent() ? Duration.ZERO : told;
        });
    }
}
