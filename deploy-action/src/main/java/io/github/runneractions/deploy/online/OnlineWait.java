package io.github.runneractions.deploy.online;

import io.github.runneractions.deploy.progress.PodState;
import io.github.runneractions.runtime.Sleeper;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Waits until the release's runners are online, and says who is waited for. */
public final class OnlineWait {
    static final Topic OFFLINE = new Topic("A runner does not come online");

    private static final Duration EAGER = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final OnlineRunners runners;
    private final Supplier<List<PodState>> pods;
    private final WorkflowLog log;
    private final Clock clock;
    private final Sleeper sleeper;

    /**
     * Waits by {@code clock} and {@code sleeper}.
     *
     * @param runners what GitHub lists
     * @param pods the release's pods as they are now
     */
    public OnlineWait(
            OnlineRunners runners, Supplier<List<PodState>> pods, WorkflowLog log, Clock clock, Sleeper sleeper) {
        this.runners = runners;
        this.pods = pods;
        this.log = log;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * Returns the names of the runners once {@code expected} of the release's pods have theirs online.
     *
     * @throws TimedOut after {@code limit}
     */
    public List<String> until(int expected, Duration limit) {
        var start = clock.instant();
        var said = "";
        var saidAt = start;
        while (true) {
            var call = RollCall.of(expected, pods.get(), runners.names());
            var waited = Duration.between(start, now());
            if (call.complete()) {
                log.info(call.count() + " at GitHub (" + waited.toSeconds() + " s)");
                return call.online();
            }
            if (waited.compareTo(limit) >= 0) {
                throw timedOut(call, limit);
            }
            var news = call.count() + "; waiting for " + call.absent();
            if (!news.equals(said) || Duration.between(saidAt, now()).compareTo(SILENCE) >= 0) {
                log.info(news + " (" + waited.toSeconds() + " s)");
                said = news;
                saidAt = now();
            }
            sleeper.sleep(Duration.ofSeconds(waited.compareTo(EAGER) < 0 ? 2 : 5));
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private static TimedOut timedOut(RollCall call, Duration limit) {
        return new TimedOut(
                OFFLINE,
                "Tried to see the runners online at GitHub, but after " + limit.toSeconds() + " s there are "
                        + call.count() + "; missing: " + call.absent() + ".",
                "Look at the pod's log (`kubectl logs POD --all-containers`), and check that the runners register where"
                        + " this action looks for them: `runner-url`, `repository` and `organization`.");
    }
}
