package io.github.runneractions.runnercleanup.plan;

import io.github.runneractions.runnercleanup.plan.Decision.State;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import java.util.List;
import java.util.Optional;

/**
 * The conditions for the first removal. Pure.
 *
 * @param maxDelete the most that may be removed; empty: any number while one is online, half of them when at some check none was
 * @param expectedOnline how many of the selected must be online; 0 for no such limit
 */
public record SafetyLimits(Optional<MaxDelete> maxDelete, int expectedOnline) {
    static final Topic TOO_MANY = new Topic("More runners would be removed than allowed");
    static final Topic TOO_FEW_ONLINE = new Topic("Fewer runners are online than expected");

    /** When everything is offline, GitHub or the network is as likely to be away as the runners. */
    private static final MaxDelete WHEN_IN_DOUBT = new MaxDelete.Share(50);

    /** As many as a runner group may hold. */
    public static final int MOST_RUNNERS = 10_000;

    /** Why {@code plan} must not be carried out; empty when it may be. */
    public Optional<PreconditionFailed> check(CleanupPlan plan) {
        var candidates = plan.toRemoveInTheEnd();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        if (plan.online() < expectedOnline) {
            return Optional.of(tooFewOnline(candidates.size(), plan.online()));
        }
        if (maxDelete.isPresent()) {
            return atMost(maxDelete.get(), candidates.size(), plan.online() + plan.offline());
        }
        return withoutPods(candidates, plan).or(() -> noneOnline(plan, candidates.size()));
    }

    /** With {@code pods-decide}: if most online runners have no pod, the namespace is probably wrong. */
    private static Optional<PreconditionFailed> withoutPods(List<Decision> candidates, CleanupPlan plan) {
        if (candidates.stream().noneMatch(decision -> decision.runner().online())) {
            return Optional.empty();
        }
        var without = (int) plan.decisions().stream()
                .filter(decision -> decision.state() == State.STALE || decision.state() == State.BUSY)
                .filter(decision -> decision.runner().online())
                .count();
        var all = without + plan.online();
        return without <= WHEN_IN_DOUBT.of(all)
                ? Optional.empty()
                : Optional.of(new PreconditionFailed(
                        TOO_MANY,
                        "Tried to remove " + RunnerCount.text(candidates.size()) + ", but " + without + " of the "
                                + RunnerCount.text(all) + " that GitHub shows online have no pod; the limit is "
                                + WHEN_IN_DOUBT
                                + ". Nothing was removed.",
                        "Check that `namespace` is the namespace of the release's pods, or set `max-delete` to the number"
                                + " of stale runners."));
    }

    private Optional<PreconditionFailed> noneOnline(CleanupPlan plan, int candidates) {
        // Runners that came or went lately, or keep a job, do not count: cut off from GitHub, they look the same.
        var inTheClear = plan.online() + plan.count(State.POD_ALIVE) + candidates;
        return plan.candidates().fewestOnline() > 0 ? Optional.empty() : atMost(WHEN_IN_DOUBT, candidates, inTheClear);
    }

    private Optional<PreconditionFailed> atMost(MaxDelete cap, int candidates, int runners) {
        return candidates <= cap.of(runners) ? Optional.empty() : Optional.of(tooMany(cap, candidates, runners));
    }

    private PreconditionFailed tooFewOnline(int candidates, int online) {
        return new PreconditionFailed(
                TOO_FEW_ONLINE,
                "Tried to remove " + RunnerCount.text(candidates) + ", but only " + online
                        + " of the selected runners " + (online == 1 ? "is" : "are")
                        + " online; `expected-online` is " + expectedOnline + ". Nothing was removed.",
                "Find out why runners are missing, or lower `expected-online`.");
    }

    private PreconditionFailed tooMany(MaxDelete cap, int candidates, int runners) {
        return new PreconditionFailed(
                TOO_MANY,
                "Tried to remove " + candidates + " of " + RunnerCount.text(runners) + ", but "
                        + (maxDelete.isPresent()
                                ? "`max-delete` is " + cap
                                : "no selected runner was online at some check; the limit is then " + cap)
                        + ". Nothing was removed.",
                "Check the table in the step's summary, and set `max-delete` to the number of stale runners.");
    }
}
