package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.toolkit.ActionException;
import io.github.runneractions.toolkit.TimedOut;
import io.github.runneractions.toolkit.Topic;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Duration;
import java.util.ArrayList;

/** Carries out a plan, one runner after the other, each looked at once more just before. */
record Removal(RegisteredRunners runners, Deadline deadline, WorkflowLog log) {
    static final Topic OUT_OF_TIME = new Topic("The cleanup runs out of time");

    /**
     * What has become of every runner of {@code plan}.
     *
     * @throws TimedOut when the step's time is over before all are done
     */
    Decisions of(CleanupPlan plan) {
        var outcomes = new ArrayList<Decision>();
        var progress = new Progress(plan.decisions().count(Verdict.REMOVE), deadline.clock(), log);
        try {
            for (var decision : plan.decisions().all()) {
                if (decision.verdict() == Verdict.REMOVE) {
                    outcomes.add(remove(decision, progress));
                    progress.step();
                } else {
                    outcomes.add(decision);
                }
            }
        } catch (ActionException e) {
            sayBefore(new Decisions(outcomes));
            throw e;
        }
        return new Decisions(outcomes);
    }

    /** The report that would say so is not written when the step fails. */
    private void sayBefore(Decisions outcomes) {
        var removed = outcomes.count(Verdict.REMOVED);
        log.info(
                removed == 0
                        ? "Removed nothing before the failure below"
                        : "Removed " + Decisions.count(removed) + " before the failure below: "
                                + outcomes.names(Verdict.REMOVED));
    }

    private Decision remove(Decision decision, Progress progress) {
        if (!deadline.allows(Duration.ZERO)) {
            throw new TimedOut(
                    OUT_OF_TIME,
                    "Tried to remove " + progress.total() + " runners within " + TimeSpan.text(deadline.timeout())
                            + ", but came to " + progress.done() + " of them only.",
                    "Run the step again for the rest, or raise `timeout`.");
        }
        return runners.look(decision.runner().id())
                .map(runner -> remove(runner, decision))
                .orElseGet(() -> gone(decision.runner()));
    }

    private Decision remove(Runner runner, Decision decision) {
        if (runner.online()) {
            return new Decision(runner, Verdict.CAME_BACK, "it came back just before it would have been removed");
        }
        if (runner.busy()) {
            return busy(runner);
        }
        return switch (runners.remove(runner.id())) {
            case DELETED -> new Decision(runner, Verdict.REMOVED, decision.reason());
            case ALREADY_GONE -> gone(runner);
            case BUSY -> busy(runner);
        };
    }

    /** By whose hand, GitHub does not tell: also by ours, when its first answer was lost. */
    private static Decision gone(Runner runner) {
        return new Decision(runner, Verdict.GONE, "it was gone when it was to be removed");
    }

    private static Decision busy(Runner runner) {
        return new Decision(runner, Verdict.BUSY, "it is offline, but GitHub says that it runs a job");
    }
}
