package io.github.runneractions.runnercleanup;

import io.github.runneractions.toolkit.Sleeper;
import io.github.runneractions.toolkit.TimedOut;
import io.github.runneractions.toolkit.Topic;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Duration;
import java.util.ArrayList;

/** Looks at the runners as often as a plan needs. */
record Sampling(RegisteredRunners runners, Deadline deadline, Sleeper sleeper, WorkflowLog log) {
    static final Topic CHANGING = new Topic("The list of runners does not add up");
    static final Topic NO_TIME = new Topic("There is no time for a second look");

    /**
     * A plan from one look when no selected runner is offline and idle, else from two.
     *
     * @throws TimedOut when GitHub's list stays incomplete, or the second look would come too late
     */
    CleanupPlan plan(Selection selection, Duration offlineFor) {
        var samples = new ArrayList<Sample>();
        samples.add(look());
        var first = CleanupPlan.of(selection, offlineFor, samples);
        say(first);
        var offline = first.decisions().count(Verdict.TOO_SOON);
        if (offline == 0) {
            return first;
        }
        await(offline, offlineFor);
        samples.add(look());
        return CleanupPlan.of(selection, offlineFor, samples);
    }

    private Sample look() {
        var sample = lookOnce();
        if (!sample.listing().complete()) {
            log.info("GitHub counts " + sample.listing().announced() + " runners and lists "
                    + sample.listing().runners().size() + "; reading them again");
            sample = lookOnce();
        }
        if (!sample.listing().complete()) {
            throw new TimedOut(
                    CHANGING,
                    "Tried twice to list all runners, but GitHub counts "
                            + sample.listing().announced() + " and lists "
                            + sample.listing().runners().size() + "; nothing was removed.",
                    "Run the step again when fewer runners come and go.");
        }
        return sample;
    }

    private Sample lookOnce() {
        var begun = deadline.clock().instant();
        var listing = runners.list();
        return new Sample(begun, deadline.clock().instant(), listing);
    }

    private void say(CleanupPlan plan) {
        var all = plan.decisions().all().size();
        var selected = all - plan.decisions().count(Verdict.FOREIGN);
        log.info("Selected " + selected + " of " + Decisions.count(all) + ": "
                + plan.decisions().count(Verdict.ONLINE) + " online, "
                + plan.decisions().count(Verdict.TOO_SOON, Verdict.BUSY) + " offline");
    }

    private void await(int offline, Duration offlineFor) {
        var span = TimeSpan.text(offlineFor);
        if (!deadline.allows(offlineFor)) {
            throw new TimedOut(
                    NO_TIME,
                    "Tried to look at " + offline + " offline runners again after " + span + ", but the step's "
                            + TimeSpan.text(deadline.timeout()) + " are over before; nothing was removed.",
                    "Raise `timeout`, or lower `offline-for`.");
        }
        log.info("Looking again in " + span + ": a runner that only restarts is back by then");
        sleeper.sleep(offlineFor);
    }
}
