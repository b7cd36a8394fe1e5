package io.github.runneractions.runnercleanup;

import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.Topic;
import io.github.runneractions.toolkit.Unsafe;
import java.util.Optional;

/**
 * What must hold before the first runner is removed. Pure.
 *
 * @param maxDelete the most that may be removed; empty: any number while one is online, half of them when none is
 * @param expectedOnline how many of the selected must be online; 0 asks nothing
 */
record Guards(Optional<MaxDelete> maxDelete, int expectedOnline) {
    static final Topic TOO_MANY = new Topic("More runners would be removed than may be");
    static final Topic TOO_FEW_ONLINE = new Topic("Fewer runners are online than expected");

    /** When everything is offline, GitHub or the network is as likely to be away as the runners. */
    private static final MaxDelete WHEN_NONE_IS_ONLINE = new MaxDelete.Share(50);

    private static final int MOST_RUNNERS = 10_000;

    static Guards read(Inputs inputs) {
        return new Guards(
                inputs.optional("max-delete", MaxDelete::parse), inputs.number("expected-online", 0, MOST_RUNNERS));
    }

    /** What speaks against removing what {@code planned} says; empty when nothing does. */
    Optional<Unsafe> objection(Rules rules, Decisions planned) {
        var busy = planned.count(Verdict.BUSY);
        var candidates = planned.count(Verdict.REMOVE) + (rules.waitForBusy() ? busy : 0);
        if (candidates == 0) {
            return Optional.empty();
        }
        if (planned.online() < expectedOnline) {
            return Optional.of(tooFewOnline(candidates, planned.online()));
        }
        // Runners that keep their jobs are no proof that the others are dead: cut off from GitHub, all look the same.
        var inQuestion = planned.online() + planned.offline() - (rules.waitForBusy() ? 0 : busy);
        return cap(planned)
                .filter(cap -> candidates > cap.of(inQuestion))
                .map(cap -> tooMany(candidates, inQuestion, cap));
    }

    private Optional<MaxDelete> cap(Decisions planned) {
        return maxDelete.or(() -> planned.online() == 0 ? Optional.of(WHEN_NONE_IS_ONLINE) : Optional.empty());
    }

    private Unsafe tooFewOnline(int candidates, int online) {
        return new Unsafe(
                TOO_FEW_ONLINE,
                "Tried to remove " + Decisions.count(candidates) + ", but of those selected, "
                        + Decisions.count(online) + (online == 1 ? " is" : " are") + " online and " + expectedOnline
                        + " should be; nothing was removed.",
                "Find out why runners are missing, or lower `expected-online`.");
    }

    private Unsafe tooMany(int candidates, int inQuestion, MaxDelete cap) {
        return new Unsafe(
                TOO_MANY,
                "Tried to remove " + candidates + " of " + Decisions.count(inQuestion) + ", but "
                        + (maxDelete.isPresent()
                                ? "`max-delete` is " + cap
                                : "none of them is online, and then no more than " + cap + " may go")
                        + "; nothing was removed.",
                "Look at the table of the step's summary, and set `max-delete` to as many as are really dead.");
    }
}
