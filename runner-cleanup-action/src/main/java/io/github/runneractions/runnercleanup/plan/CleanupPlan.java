package io.github.runneractions.runnercleanup.plan;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.runnercleanup.plan.Decision.State;
import io.github.runneractions.runnercleanup.plan.Decision.Step;
import io.github.runneractions.runnercleanup.plan.StaleCandidates.Candidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The plan of a cleanup, decided only from observations: no I/O, no clock.
 *
 * <p>A runner is to be removed only when it is selected, idle, and stale in every observation over at least a given time.
 * Offline at one moment means little: runners restart, nodes are drained, networks fail.
 *
 * @param decisions one for every runner of the last listing in its order, then those that went since an earlier one
 * @param candidates what the next observation needs to know of this one and those before
 * @param gap how many runners more or fewer there may be: each counts as one that is stale, and as none that is online
 */
public record CleanupPlan(List<Decision> decisions, StaleCandidates candidates, int gap) {
    /** Decides by the observations before, as {@code earlier} tells of them, and by {@code last}. */
    public static CleanupPlan of(Rules rules, StaleCandidates earlier, Observation last) {
        var planner = Planner.of(rules, earlier, last);
        var decisions = new ArrayList<Decision>();
        var stale = new LinkedHashMap<Long, Candidate>();
        for (var runner : last.listing().runners().values()) {
            var objection = rules.selection().objection(runner);
            if (objection.isPresent()) {
                decisions.add(Decision.keep(runner, State.NOT_SELECTED, objection.get()));
            } else if (rules.staleness().isStale(runner, last.livingPods())) {
                var candidate = planner.candidate(runner);
                stale.put(runner.id(), candidate);
                decisions.add(planner.decide(candidate));
            } else {
                decisions.add(planner.keep(runner));
            }
        }
        var cleared = new LinkedHashMap<Long, Runner>();
        earlier.all().filter(runner -> !stale.containsKey(runner.id())).forEach(runner -> {
            cleared.put(runner.id(), runner);
            if (!last.listing().runners().containsKey(runner.id())) {
                decisions.add(Decision.keep(runner, State.GONE, "it is no longer listed"));
            }
        });
        var surelyOnline = surely(count(decisions, State.ONLINE, State.CAME_BACK), last.gap());
        var fewestOnline = Math.min(surelyOnline, earlier.fewestOnline());
        return new CleanupPlan(decisions, new StaleCandidates(stale, cleared, fewestOnline), last.gap());
    }

    /** How many runners are selected, with those that are gone by now. */
    public int selected() {
        return decisions.size() - count(State.NOT_SELECTED);
    }

    /** How many of the selected are there, and are online and not stale. */
    public int online() {
        return count(State.ONLINE, State.CAME_BACK);
    }

    /** How many of the selected are online, even if some of them went meanwhile. */
    int surelyOnline() {
        return surely(online(), gap);
    }

    private static int surely(int online, int gap) {
        return Math.max(0, online - gap);
    }

    /** How many of the selected are there, and are offline or stale. */
    public int offline() {
        return count(State.STALE, State.BUSY, State.POD_ALIVE);
    }

    /** How many look stale, but were not observed for long enough. */
    public int tooSoon() {
        return (int) decisions.stream().filter(Decision::tooSoon).count();
    }

    /** The runners to remove now. */
    public List<Decision> toRemove() {
        return decisions.stream()
                .filter(decision -> decision.step() == Step.REMOVE)
                .toList();
    }

    /** The runners to remove now, or as soon as their jobs have ended. */
    public List<Decision> toRemoveInTheEnd() {
        return decisions.stream()
                .filter(decision -> decision.step() == Step.REMOVE || decision.waitsForJob())
                .toList();
    }

    int count(State state, State... more) {
        return count(decisions, state, more);
    }

    private static int count(List<Decision> decisions, State state, State... more) {
        var wanted = EnumSet.of(state, more);
        return (int) decisions.stream()
                .filter(decision -> wanted.contains(decision.state()))
                .count();
    }

    /**
     * Decides on one runner after the other.
     *
     * @param tooSoon the reason for each that was not observed for long enough
     * @param longEnough the reason for each that was
     */
    private record Planner(Rules rules, StaleCandidates earlier, Observation last, String tooSoon, String longEnough) {
        static Planner of(Rules rules, StaleCandidates earlier, Observation last) {
            var span = TimeSpan.text(rules.offlineFor());
            return new Planner(
                    rules,
                    earlier,
                    last,
                    "it looks stale, but not yet for " + span,
                    rules.staleness().observed() + " over " + span);
        }

        Candidate candidate(Runner runner) {
            return new Candidate(
                    runner, earlier.of(runner).map(Candidate::since).orElse(last.ended()));
        }

        Decision keep(Runner runner) {
            if (!runner.online()) {
                return Decision.keep(runner, State.POD_ALIVE, "it is offline, but its pod is alive");
            }
            return earlier.ever(runner)
                    ? Decision.keep(runner, State.CAME_BACK, "it was offline and came back")
                    : Decision.keep(runner, State.ONLINE, runner.busy() ? "it runs a job" : "it is idle");
        }

        Decision decide(Candidate candidate) {
            var runner = candidate.runner();
            if (runner.busy() && !rules.waitForBusy()) {
                return Decision.keep(runner, State.BUSY, Decision.busyReason(runner));
            }
            if (Duration.between(candidate.since(), last.begun()).compareTo(rules.offlineFor()) < 0) {
                return Decision.waitFor(runner, State.STALE, tooSoon);
            }
            return runner.busy()
                    ? Decision.waitFor(runner, State.BUSY, Decision.busyReason(runner))
                    : Decision.remove(runner, longEnough);
        }
    }
}
