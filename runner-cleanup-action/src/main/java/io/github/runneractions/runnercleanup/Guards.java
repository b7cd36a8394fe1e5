package io.github.runneractions.runnercleanup;

import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.util.List;
import java.util.Optional;

/**
 * What must hold before the first runner is removed. Pure.
 *
 * @param maxDelete the most that may be removed; empty: any number while one is online, half of them when at one look none was
 * @param expectedOnline how many of the selected must be online; 0 asks nothing
 */
record Guards(Optional<MaxDelete> maxDelete, int expectedOnline) {
    static final Topic TOO_MANY = new Topic("More runners would be removed than may be");
    static final Topic TOO_FEW_ONLINE = new Topic("Fewer runners are online than expected");

    /** When everything is offline, GitHub or the network is as likely to be away as the runners. */
    private static final MaxDelete WHEN_IN_DOUBT = new MaxDelete.Share(50);

    /** As many as a runner group may hold. */
    static final int MOST_RUNNERS = 10_000;

    static Input<Guards> read(Inputs inputs) {
        var maxDelete = inputs.optional("max-delete", MaxDelete::parse);
        var expectedOnline = inputs.number("expected-online", 0, MOST_RUNNERS);
        return inputs.later(() -> new Guards(maxDelete.get(), expectedOnline.get()));
    }

    /** What speaks against removing what {@code plan} says; empty when nothing does. */
    Optional<PreconditionFailed> objection(Rules rules, CleanupPlan plan) {
        var planned = plan.decisions();
        var candidates = planned.with(Verdict.REMOVE, rules.waitForBusy() ? Verdict.BUSY : Verdict.REMOVE);
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        if (planned.online() < expectedOnline) {
            return Optional.of(tooFewOnline(candidates.size(), planned.online()));
        }
        if (maxDelete.isPresent()) {
            return objection(candidates.size(), planned.online() + planned.offline(), maxDelete.get());
        }
        return withoutPods(candidates, planned).or(() -> noneOnline(plan, candidates.size()));
    }

    /** Where pods decide: most of those online without one, busy or not, and it is rather the namespace that is wrong. */
    private static Optional<PreconditionFailed> withoutPods(List<Decision> candidates, Decisions planned) {
        if (candidates.stream().noneMatch(decision -> decision.runner().online())) {
            return Optional.empty();
        }
        var without = (int) planned.with(Verdict.REMOVE, Verdict.BUSY, Verdict.TOO_SOON).stream()
                .filter(decision -> decision.runner().online())
                .count();
        var all = without + planned.online();
        return without <= WHEN_IN_DOUBT.of(all)
                ? Optional.empty()
                : Optional.of(new PreconditionFailed(
                        TOO_MANY,
                        "Tried to remove " + Decisions.count(candidates.size()) + ", but " + without + " of the "
                                + Decisions.count(all) + " that GitHub shows online have no pod, and no more than "
                                + WHEN_IN_DOUBT + " may lack one; nothing was removed.",
                        "See that `namespace` is the one that the release's pods are in, and set `max-delete` to as many"
                                + " as are really dead."));
    }

    private Optional<PreconditionFailed> noneOnline(CleanupPlan plan, int candidates) {
        var planned = plan.decisions();
        // Not among the others are those that went or came lately, or keep a job: cut off from GitHub, they look the
        // same.
        var inTheClear = planned.online() + planned.count(Verdict.POD_ALIVE) + candidates;
        return plan.suspects().fewestOnline() > 0 ? Optional.empty() : objection(candidates, inTheClear, WHEN_IN_DOUBT);
    }

    private Optional<PreconditionFailed> objection(int candidates, int runners, MaxDelete cap) {
        return candidates <= cap.of(runners) ? Optional.empty() : Optional.of(tooMany(candidates, runners, cap));
    }

    private PreconditionFailed tooFewOnline(int candidates, int online) {
        return new PreconditionFailed(
                TOO_FEW_ONLINE,
                "Tried to remove " + Decisions.count(candidates) + ", but of those selected, "
                        + Decisions.count(online) + (online == 1 ? " is" : " are") + " online and " + expectedOnline
                        + " should be; nothing was removed.",
                "Find out why runners are missing, or lower `expected-online`.");
    }

    private PreconditionFailed tooMany(int candidates, int runners, MaxDelete cap) {
        return new PreconditionFailed(
                TOO_MANY,
                "Tried to remove " + candidates + " of " + Decisions.count(runners) + ", but "
                        + (maxDelete.isPresent()
                                ? "`max-delete` is " + cap
                                : "none of those selected was online at one look, and then no more than " + cap
                                        + " may go")
                        + "; nothing was removed.",
                "Look at the table of the step's summary, and set `max-delete` to as many as are really dead.");
    }
}
