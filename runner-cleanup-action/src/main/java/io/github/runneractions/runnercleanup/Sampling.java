package io.github.runneractions.runnercleanup;

import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Sleeper;
import io.github.runneractions.runtime.TimeSpan;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Duration;
import java.time.Instant;

/** Looks at the runners as often as a plan needs. */
record Sampling(RegisteredRunners runners, RunnerPods pods, Deadline deadline, Sleeper sleeper, WorkflowLog log) {
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
        var sample = look();
        var plan = CleanupPlan.of(rules, Suspects.NONE, sample);
        say(plan);
        while (plan.decisions().online() < online) {
            awaitOnline(plan, online);
            sample = look();
            // Anew: a runner that looks dead while none is online may be cut off like all others.
            plan = CleanupPlan.of(rules, Suspects.NONE, sample);
        }
        // Whoever seems dead for the first time at a later look is a later cleanup's.
        var end = plan.suspects().newest().orElse(Instant.MIN).plus(rules.offlineFor());
        if (undecided(plan)) {
            await(plan, rules, end);
        }
        // A look may take minutes, when GitHub's rate limit is reached: what counts is when it was begun.
        while (undecided(plan) && sample.begun().isBefore(end)) {
            sleeper.sleep(untilNextLook(rules, end));
            sample = look();
            plan = CleanupPlan.of(rules, plan.suspects(), sample);
        }
        return plan;
    }

    private static boolean undecided(CleanupPlan plan) {
        return plan.decisions().count(Verdict.TOO_SOON) > 0;
    }

    private Duration untilNextLook(Rules rules, Instant end) {
        var left = now().isBefore(end) ? Duration.between(now(), end) : Duration.ZERO;
        var fair = rules.offlineFor().dividedBy(MOST_LOOKS - 1);
        var gap = fair.compareTo(CACHE) < 0 ? CACHE : fair;
        return left.compareTo(gap.multipliedBy(2)) < 0 ? left : gap;
    }

    private Sample look() {
        var sample = lookOnce();
        if (!sample.listing().complete()) {
            log.info("GitHub counts " + sample.listing().announced() + " runners and lists "
                    + sample.listing().runners().size() + "; reading them again");
            sample = lookOnce();
        }
        if (!sample.listing().complete()) {
            throw new PreconditionFailed(
                    CHANGING,
                    "Tried twice to list all runners, but GitHub counts "
                            + sample.listing().announced() + " and lists "
                            + sample.listing().runners().size() + "; nothing was removed.",
                    "Run the step again when fewer runners come and go.");
        }
        return sample;
    }

    private Sample lookOnce() {
        var begun = now();
        var listing = runners.list();
        var living = pods.living();
        return new Sample(begun, now(), listing, living);
    }

    private void say(CleanupPlan plan) {
        var decisions = plan.decisions();
        log.info("Selected " + decisions.selected() + " of "
                + Decisions.count(decisions.all().size()) + ": " + decisions.online() + " online, "
                + decisions.offline()
                + " offline");
    }

    private void awaitOnline(CleanupPlan plan, int online) {
        var count = plan.decisions().online() + " of " + online + " runners are online";
        if (!deadline.allows(WHILE_WAITING)) {
            throw new TimedOut(
                    NOT_ONLINE,
                    "Waited for runners to come online, but after " + TimeSpan.text(deadline.timeout()) + " only "
                            + count + "; nothing was removed.",
                    "Look at the logs of the pods whose runners are missing, or lower `wait-for-online`.");
        }
        log.info(count + "; looking again in " + TimeSpan.text(WHILE_WAITING));
        sleeper.sleep(WHILE_WAITING);
    }

    private void await(CleanupPlan plan, Rules rules, Instant end) {
        var span = TimeSpan.text(rules.offlineFor());
        var left = Duration.between(now(), end);
        if (!deadline.allows(left)) {
            throw new TimedOut(
                    NO_TIME,
                    "Tried to look at " + plan.decisions().count(Verdict.TOO_SOON) + " offline runners again after "
                            + span
                            + ", but the step's " + TimeSpan.text(deadline.timeout())
                            + " are over before; nothing was removed.",
                    "Raise `timeout`, or lower `offline-for`.");
        }
        log.info("Looking again in " + TimeSpan.text(left.plus(ALMOST_A_SECOND))
                + ": a runner that only restarts is back by then");
    }

    private Instant now() {
        return deadline.clock().instant();
    }
}
