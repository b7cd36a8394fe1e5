package io.github.runneractions.deploy.rollout;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerListing;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.Sleeper;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Waits until the release's runners are online, and logs which are missing. A runner has its pod's name. */
public final class OnlineWait {
    static final Topic OFFLINE = new Topic("A runner does not come online");

    private static final Duration EAGER = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Supplier<Set<String>> online;
    private final Supplier<List<PodState>> pods;
    private final Log log;
    private final Clock clock;
    private final Sleeper sleeper;

    OnlineWait(Supplier<Set<String>> online, Supplier<List<PodState>> pods, Log log, Clock clock, Sleeper sleeper) {
        this.online = online;
        this.pods = pods;
        this.log = log;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Waits for a runner of each of the pods that {@code watch} sees, by {@code clock} and {@code sleeper}. */
    public OnlineWait(Supplier<Set<String>> online, ReleaseWatch watch, Log log, Clock clock, Sleeper sleeper) {
        this(online, watch::runnerPods, log, clock, sleeper);
    }

    /** The names of the runners of {@code scope} that are online, as GitHub lists them: up to 60 s old. */
    public static Set<String> online(RunnerScope scope, GitHubClient client, Authorization authorization) {
        return RunnerListing.read(scope, client, authorization).all().stream()
                .filter(Runner::online)
                .map(Runner::name)
                .collect(Collectors.toUnmodifiableSet());
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
            var presence = Presence.of(expected, pods.get(), online.get());
            var waited = Duration.between(start, clock.instant());
            if (presence.complete()) {
                log.info(presence.count() + " at GitHub (" + waited.toSeconds() + " s)");
                return presence.online();
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

    private static TimedOut timedOut(Presence presence, Duration limit) {
        return new TimedOut(
                OFFLINE,
                "Tried to find the runners online at GitHub, but after " + limit.toSeconds() + " s only "
                        + presence.online().size() + " of " + presence.expected() + " runners are online; missing: "
                        + presence.absent() + ".",
                "Read the pod's log (`kubectl logs POD --all-containers`), and check that the runners register where"
                        + " this action looks for them: `runner-url`, `repository` and `organization`.");
    }

    /**
     * Which of the release's pods have a runner online.
     *
     * @param online the names, sorted
     * @param missing the pods whose runner is not online
     */
    private record Presence(int expected, List<String> online, List<PodState> missing) {
        static Presence of(int expected, Collection<PodState> pods, Set<String> runners) {
            return new Presence(
                    expected,
                    pods.stream()
                            .map(PodState::name)
                            .filter(runners::contains)
                            .sorted()
                            .toList(),
                    pods.stream().filter(pod -> !runners.contains(pod.name())).toList());
        }

        boolean complete() {
            return online.size() >= expected;
        }

        /** Such as {@code 1 of 2 runners online}. */
        String count() {
            return online.size() + " of " + expected + (expected == 1 ? " runner" : " runners") + " online";
        }

        String absent() {
            return missing.isEmpty()
                    ? "pods that do not exist yet"
                    : missing.stream().map(Presence::describe).collect(Collectors.joining(", "));
        }

        private static String describe(PodState pod) {
            return pod.name() + " (its pod: " + pod.stage()
                    + pod.problem().map(problem -> ", " + problem).orElse("") + ")";
        }
    }
}
