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
 * @param onExcess what more stale runners than {@code maxDelete} mean
 * @param expectedOnline how many of the selected must be online; 0 for no such limit
 */
public record SafetyLimits(Optional<MaxDelete> maxDelete, OnExcess onExcess, int expectedOnline) {
    static final Topic TOO_MANY = new Topic("More runners would be removed than allowed");
    static final Topic TOO_FEW_ONLINE = new Topic("Fewer runners are online than expected");

    /** When everything is offline, GitHub or the network is as likely to be away as the runners. */
    private static final MaxDelete WHEN_IN_DOUBT = new MaxDelete.Share(50);

    /** As many as a runner group may hold. */
    public static final int MOST_RUNNERS = 10_000;

    /** What happens when more runners are stale than {@code max-delete}. */
    public enum OnExcess {
        /** None is removed: so many are a sign that something is wrong. */
        REFUSE,
        /** That many are removed, and the rest is left to the next cleanup. */
        CAP
    }

    /** Why {@code plan} must not be carried out; empty when it may be. */
    public Optional<PreconditionFailed> check(CleanupPlan plan) {
        var candidates = plan.toRemoveInTheEnd();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        if (plan.surelyOnline() < expectedOnline) {
            return Optional.of(tooFewOnline(candidates.size(), plan));
        }
        // A cap says how fast to go, and not that so many runners may be stale.
        return maxDelete.isPresent() && onExcess == OnExcess.REFUSE
                ? atMost(
                        maxDelete.get(),
                        candidates.size(),
                        plan.online() + plan.offline(),
                        plan.gap(),
                        "`max-delete` is " + maxDelete.get())
                : withoutPods(candidates, plan).or(() -> noneOnline(plan, candidates.size()));
    }

    /** How many runners of {@code plan} may be removed. */
    public int most(CleanupPlan plan) {
        return maxDelete
                .filter(_ -> onExcess == OnExcess.CAP)
                .map(cap -> cap.of(plan.online() + plan.offline()))
                .orElse(Integer.MAX_VALUE);
    }

    /** With {@code pods-decide}: if most online runners have no pod, the namespace is probably wrong. */
    private Optional<PreconditionFailed> withoutPods(List<Decision> candidates, CleanupPlan plan) {
        if (candidates.stream().noneMatch(decision -> decision.runner().online())) {
            return Optional.empty();
        }
        var without = (int) plan.decisions().stream()
                .filter(decision -> decision.state() == State.STALE || decision.state() == State.BUSY)
                .filter(decision -> decision.runner().online())
                .count();
        var all = without + plan.online();
        return without + plan.gap() <= WHEN_IN_DOUBT.of(all + plan.gap())
                ? Optional.empty()
                : Optional.of(new PreconditionFailed(
                        TOO_MANY,
                        "Tried to remove " + RunnerCount.text(candidates.size()) + ", but " + without + " of the "
                                + RunnerCount.text(all) + " that GitHub shows online have no pod; the limit is "
                                + WHEN_IN_DOUBT
                                + "." + unseen(plan.gap()) + " Nothing was removed.",
                        "Check that `namespace` is the namespace of the release's pods, or " + setMaxDelete() + "."));
    }

    private Optional<PreconditionFailed> noneOnline(CleanupPlan plan, int candidates) {
        // Runners that came or went lately, or keep a job, do not count: cut off from GitHub, they look the same.
        var inTheClear = plan.online() + plan.count(State.POD_ALIVE) + candidates;
        return plan.candidates().fewestOnline() > 0
                ? Optional.empty()
                : atMost(
                        WHEN_IN_DOUBT,
                        candidates,
                        inTheClear,
                        plan.gap(),
                        "no selected runner was online at some check; the limit is then " + WHEN_IN_DOUBT);
    }

    private Optional<PreconditionFailed> atMost(MaxDelete cap, int candidates, int runners, int gap, String limit) {
        return candidates + gap <= cap.of(runners + gap)
                ? Optional.empty()
                : Optional.of(new PreconditionFailed(
                        TOO_MANY,
                        "Tried to remove " + candidates + " of " + RunnerCount.text(runners) + ", but " + limit + "."
                                + unseen(gap) + " Nothing was removed.",
                        "Check the table in the step's summary, and " + setMaxDelete() + "."));
    }

    private String setMaxDelete() {
        return "set `max-delete` to the number of stale runners"
                + (onExcess == OnExcess.CAP ? " and `on-excess` to `refuse` for one run" : "");
    }

    private PreconditionFailed tooFewOnline(int candidates, CleanupPlan plan) {
        var online = plan.online();
        return new PreconditionFailed(
                TOO_FEW_ONLINE,
                "Tried to remove " + RunnerCount.text(candidates) + ", but only " + online
                        + " of the selected runners " + (online == 1 ? "is" : "are")
                        + " online; `expected-online` is " + expectedOnline + "." + unseen(plan.gap())
                        + " Nothing was removed.",
                "Find out why runners are missing, or lower `expected-online`.");
    }

    private static String unseen(int gap) {
        return gap == 0
                ? ""
                : " " + RunnerCount.text(gap) + " that came or went while GitHub's list was read "
                        + (gap == 1 ? "counts" : "count") + " as stale.";
    }
}
