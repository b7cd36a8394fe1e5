package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.runnercleanup.plan.CleanupPlan;
import io.github.runneractions.runnercleanup.plan.Observation;
import io.github.runneractions.runnercleanup.plan.Rules;
import io.github.runneractions.runnercleanup.plan.RunnerCount;
import io.github.runneractions.runnercleanup.plan.StaleCandidates;
import io.github.runneractions.runnercleanup.plan.TimeSpan;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Checks the runners as often as a plan needs. */
final class Observations {
    static final Topic NO_TIME = new Topic("There is no time for a second check");
    static final Topic NOT_ONLINE = new Topic("Too few runners come online");

    /** GitHub may send a cached response for a minute: an earlier check could get the same response again. */
    private static final Duration CACHE = Duration.ofSeconds(61);

    private static final Duration WHILE_WAITING = Duration.ofSeconds(10);
    /** So that 59.9 s are logged as a minute. */
    private static final Duration ALMOST_A_SECOND = Duration.ofMillis(999);

    /** Each check may be a hundred requests. */
    private static final int MOST_CHECKS = 5;

    private final CleanupContext context;
    private Optional<CleanupPlan> last = Optional.empty();

    Observations(CleanupContext context) {
        this.context = context;
    }

    /** What would be done by the checks until now; empty before the first. */
    Optional<CleanupPlan> last() {
        return last;
    }

    private CleanupPlan decide(Rules rules, StaleCandidates earlier, Observation observation) {
        var plan = CleanupPlan.of(rules, earlier, observation);
        last = Optional.of(plan);
        return plan;
    }

    /**
     * A plan from one check when no selected runner looks stale, else from two or more.
     *
     * @param online how many of the selected must be online before anything is decided
     * @throws io.github.runneractions.runtime.PreconditionFailed when GitHub's list stays incomplete
     * @throws TimedOut when too few come online, or the last check would come too late
     */
    CleanupPlan plan(Rules rules, int online) {
        var observation = observe();
        var plan = decide(rules, StaleCandidates.NONE, observation);
        logCounts(plan);
        while (plan.online() < online) {
            awaitOnline(plan, online);
            observation = observe();
            // From the start: a runner that looks stale while none is online may be cut off like all others.
            plan = decide(rules, StaleCandidates.NONE, observation);
        }
        // Runners that first look stale at a later check are left to the next cleanup.
        var end = plan.candidates().newest().orElse(Instant.MIN).plus(rules.offlineFor());
        if (plan.tooSoon() > 0) {
            await(plan, rules, end);
        }
        // A check takes minutes when GitHub's rate limit is reached: what counts is when it began.
        while (plan.tooSoon() > 0 && observation.begun().isBefore(end)) {
            context.sleeper().sleep(untilNextCheck(rules, end));
            observation = observe();
            plan = decide(rules, plan.candidates(), observation);
        }
        return plan;
    }

    private Duration untilNextCheck(Rules rules, Instant end) {
        var left = context.now().isBefore(end) ? Duration.between(context.now(), end) : Duration.ZERO;
        var fair = rules.offlineFor().dividedBy(MOST_CHECKS - 1);
        var gap = fair.compareTo(CACHE) < 0 ? CACHE : fair;
        return left.compareTo(gap.multipliedBy(2)) < 0 ? left : gap;
    }

    private Observation observe() {
        var begun = context.now();
        var reading = new RunnerLists(context).read();
        var living = context.pods().living();
        return new Observation(begun, context.now(), reading.listing(), living, reading.gap());
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
                            + TimeSpan.text(context.deadline().timeout()) + " only " + count + ". Nothing was removed.",
                    "Check the logs of the pods whose runners are missing, or lower `wait-for-online`.");
        }
        context.log().info(count + "; checking again in " + TimeSpan.text(WHILE_WAITING));
        context.sleeper().sleep(WHILE_WAITING);
    }

    private void await(CleanupPlan plan, Rules rules, Instant end) {
        var span = TimeSpan.text(rules.offlineFor());
        var left = Duration.between(context.now(), end);
        if (!context.deadline().allows(left)) {
            throw new TimedOut(
                    NO_TIME,
                    "Tried to check " + plan.tooSoon() + " offline runners again after "
                            + span
                            + ", but the step's "
                            + TimeSpan.text(context.deadline().timeout())
                            + " end before that. Nothing was removed.",
                    "Raise `timeout`, or lower `offline-for`.");
        }
        context.log()
                .info("Checking again in " + TimeSpan.text(left.plus(ALMOST_A_SECOND))
                        + "; a runner that only restarts is online by then");
    }
}
