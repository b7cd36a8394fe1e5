package io.github.runneractions.runnercleanup;

import io.github.runneractions.runtime.TimeSpan;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells how far a long piece of work has come, every ten seconds at most. */
final class Progress {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final int total;
    private final Clock clock;
    private final WorkflowLog log;
    private final Instant start;
    private Instant lastSaid;
    private int done;

    Progress(int total, Clock clock, WorkflowLog log) {
        this.total = total;
        this.clock = clock;
        this.log = log;
        this.start = clock.instant();
        this.lastSaid = start;
    }

    /** One more is done. */
    void step() {
        done++;
        var now = clock.instant();
        if (done < total && Duration.between(lastSaid, now).compareTo(PAUSE) >= 0) {
            lastSaid = now;
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
