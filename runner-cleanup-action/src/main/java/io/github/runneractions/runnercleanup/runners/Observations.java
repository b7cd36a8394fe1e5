package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.runnercleanup.plan.CleanupPlan;
import io.github.runneractions.runnercleanup.plan.Observation;
import io.github.runneractions.runnercleanup.plan.Rules;
import io.github.runneractions.runnercleanup.plan.RunnerCount;
import io.github.runneractions.runnercleanup.plan.StaleCandidates;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.TimeSpan;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import java.time.Duration;
import java.time.Instant;

/** Checks the runners as often as a plan needs. */
record Observations(CleanupContext context) {
    static final Topic CHANGING = new Topic("The list of runners does not add up");
    static final Topic NO_TIME = new Topic("There is no time for a second look");
    static final Topic NOT_ONLINE = new Topic("Too few runners come online");

    /** GitHub may answer from a cache for a minute: an earlier look could be the same one again. */
    private static final Duration CACHE = Duration.ofSeconds(61);

    private static final Duration WHILE_WAITING = Duration.ofSeconds(10);
    /** So that 59.9 s are said to be a minute. */
    private static final Duration ALMOST_A_SECOND = Duration.ofMillis(999);

    /** So many looks at most, each of which may be a hundred requests. */
    private static final int MOST_LOOKS = 5;

    /**
     * A plan from one look when no selected runner seems dead, else from two and more.
     *
     * @param online how many of the selected must be online before anything is decided
     * @throws PreconditionFailed when GitHub's list stays incomplete
     * @throws TimedOut when too few come online, or the last look would come too late
     */
    CleanupPlan plan(Rules rules, int online) {
        var observation = look();
        var plan = CleanupPlan.of(rules, StaleCandidates.NONE, observation);
        logCounts(plan);
        while (plan.online() < online) {
            awaitOnline(plan, online);
            observation = look();
            // Anew: a runner that looks dead while none is online may be cut off like all others.
            plan = CleanupPlan.of(rules, StaleCandidates.NONE, observation);
        }
        // Whoever seems dead for the first time at a later look is a later cleanup's.
        var end = plan.candidates().newest().orElse(Instant.MIN).plus(rules.offlineFor());
        if (plan.tooSoon() > 0) {
            await(plan, rules, end);
        }
        // A look may take minutes, when GitHub's rate limit is reached: what counts is when it was begun.
        while (plan.tooSoon() > 0 && observation.begun().isBefore(end)) {
            context.sleeper().sleep(untilNextLook(rules, end));
            observation = look();
            plan = CleanupPlan.of(rules, plan.candidates(), observation);
        }
        return plan;
    }

    private Duration untilNextLook(Rules rules, Instant end) {
        var left = context.now().isBefore(end) ? Duration.between(context.now(), end) : Duration.ZERO;
        var fair = rules.offlineFor().dividedBy(MOST_LOOKS - 1);
        var gap = fair.compareTo(CACHE) < 0 ? CACHE : fair;
        return left.compareTo(gap.multipliedBy(2)) < 0 ? left : gap;
    }

    private Observation look() {
        var observation = lookOnce();
        if (!observation.listing().complete()) {
            context.log()
                    .info("GitHub counts " + observation.listing().announced() + " runners and lists "
                            + observation.listing().runners().size() + "; reading them again");
            observation = lookOnce();
        }
        if (!observation.listing().complete()) {
            throw new PreconditionFailed(
                    CHANGING,
                    "Tried twice to list all runners, but GitHub counts "
                            + observation.listing().announced() + " and lists "
                            + observation.listing().runners().size() + "; nothing was removed.",
                    "Run the step again when fewer runners come and go.");
        }
        return observation;
    }

    private Observation lookOnce() {
        var begun = context.now();
        var listing = context.runners().list();
        var living = context.pods().living();
        return new Observation(begun, context.now(), listing, living);
    }

    private void logCounts(CleanupPlan plan) {
        context.log()
                .info("Selected " + plan.selected() + " of "
                        + RunnerCount.text(plan.decisions().size()) + ": " + plan.online() + " online, "
                        + plan.offline()
                        + " offline");
    }

    private void awaitOnline(CleanupPlan plan, int online) {
        var count = plan.online() + " of " + online + " runners are online";
        if (!context.deadline().allows(WHILE_WAITING)) {
            throw new TimedOut(
                    NOT_ONLINE,
                    "Waited for runners to come online, but after "
                            + TimeSpan.text(context.deadline().timeout()) + " only " + count + "; nothing was removed.",
                    "Look at the logs of the pods whose runners are missing, or lower `wait-for-online`.");
        }
        context.log().info(count + "; looking again in " + TimeSpan.text(WHILE_WAITING));
        context.sleeper().sleep(WHILE_WAITING);
    }

    private void await(CleanupPlan plan, Rules rules, Instant end) {
        var span = TimeSpan.text(rules.offlineFor());
        var left = Duration.between(context.now(), end);
        if (!context.deadline().allows(left)) {
            throw new TimedOut(
                    NO_TIME,
                    "Tried to look at " + plan.tooSoon() + " offline runners again after "
                            + span
                            + ", but the step's "
                            + TimeSpan.text(context.deadline().timeout())
                            + " are over before; nothing was removed.",
                    "Raise `timeout`, or lower `offline-for`.");
        }
        context.log()
                .info("Looking again in " + TimeSpan.text(left.plus(ALMOST_A_SECOND))
                        + ": a runner that only restarts is back by then");
    }
}
