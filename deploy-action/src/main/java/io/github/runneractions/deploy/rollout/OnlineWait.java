package io.github.runneractions.deploy.rollout;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.Sleeper;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Waits until the release's runners are online, and logs which are missing. A runner has its pod's name. */
public final class OnlineWait {
    static final Topic OFFLINE = new Topic("A runner does not come online");

    private static final Duration EAGER = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final RunnerRoster roster;
    private final Function<Collection<Runner>, List<RunnerPod>> pods;
    private final Log log;
    private final Clock clock;
    private final Sleeper sleeper;
    private List<String> proven = List.of();

    OnlineWait(
            RunnerRoster roster,
            Function<Collection<Runner>, List<RunnerPod>> pods,
            Log log,
            Clock clock,
            Sleeper sleeper) {
        this.roster = roster;
        this.pods = pods;
        this.log = log;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Waits for a runner of each of the pods that {@code watch} sees, by {@code clock} and {@code sleeper}. */
    public OnlineWait(RunnerRoster roster, ReleaseWatch watch, Log log, Clock clock, Sleeper sleeper) {
        this(roster, watch::runnerPods, log, clock, sleeper);
    }

    /**
     * Returns the names of the runners, sorted, once {@code expected} of the release's pods have theirs online.
     *
     * @throws TimedOut after {@code limit}
     */
    public List<String> until(int expected, Duration limit) {
        var start = clock.instant();
        var logged = "";
        var loggedAt = start;
        while (true) {
            var runners = roster.runners().get();
            var seen = pods.apply(runners);
            var presence = Presence.of(expected, seen, runners, roster.groups());
            proven = presence.proven().stream().map(Runner::name).toList();
            var waited = Duration.between(start, clock.instant());
            if (presence.complete()) {
                log.info(presence.count() + " at GitHub (" + waited.toSeconds() + " s)" + presence.likeness()
                        + (seen.stream().anyMatch(pod -> !pod.state().seen())
                                ? "; known by their names only: the account may not list pods"
                                : ""));
                presence.finishing()
                        .forEach(name ->
                                log.info("pod " + name + " of before is being deleted: its runner finishes its job"
                                        + " first, which this step does not wait for"));
                return proven;
            }
            if (waited.compareTo(limit) >= 0) {
                throw timedOut(presence, limit);
            }
            var news = presence.count() + "; waiting for " + presence.absent();
            if (!news.equals(logged)
                    || Duration.between(loggedAt, clock.instant()).compareTo(SILENCE) >= 0) {
                log.info(news + " (" + waited.toSeconds() + " s)");
                logged = news;
                loggedAt = clock.instant();
            }
            sleeper.sleep(Duration.ofSeconds(waited.compareTo(EAGER) < 0 ? 2 : 5));
        }
    }

    /** The names of the runners that were online when this last looked, sorted. */
    public List<String> proven() {
        return proven;
    }

    private static TimedOut timedOut(Presence presence, Duration limit) {
        return new TimedOut(
                OFFLINE,
                "Tried to find the runners online at GitHub, but after " + limit.toSeconds() + " s only "
                        + presence.proven().size() + " of " + presence.expected() + " runners are online; missing: "
                        + presence.absent() + ".",
                "Read the pod's log (`kubectl logs POD --all-containers`), and check that the runners register where"
                        + " this action looks for them: `runner-url`, `repository` and `organization`.");
    }
}
