package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.runnercleanup.plan.TimeSpan;
import io.github.runneractions.runtime.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Logs how far a long piece of work has come, every ten seconds at most. */
final class ProgressLog {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final int total;
    private final Clock clock;
    private final Log log;
    private final Instant start;
    private Instant lastLogged;
    private int done;

    ProgressLog(int total, Clock clock, Log log) {
        this.total = total;
        this.clock = clock;
        this.log = log;
        this.start = clock.instant();
        this.lastLogged = start;
    }

    void step() {
        done++;
        var now = clock.instant();
        if (done < total && Duration.between(lastLogged, now).compareTo(PAUSE) >= 0) {
            lastLogged = now;
            var each = Duration.between(start, now).dividedBy(done);
            log.info("%d of %d done, %d a minute, about %s left"
                    .formatted(
                            done,
                            total,
                            Duration.ofMinutes(1).dividedBy(each),
                            TimeSpan.text(each.multipliedBy(total - done))));
        }
    }

    int total() {
        return total;
    }

    int done() {
        return done;
    }
}
