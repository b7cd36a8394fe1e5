package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Sleeper;
import io.github.runneractions.runtime.TimeSpan;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Carries out a plan, one runner after the other, each looked at once more just before. */
final class Removal {
    static final Topic OUT_OF_TIME = new Topic("The cleanup runs out of time");

    /** How often at most, and at least, to ask whether a dead runner's job has ended. */
    private static final Duration EAGER = Duration.ofSeconds(1);

    private static final Duration PATIENT = Duration.ofSeconds(15);

    private final Rules rules;
    private final RegisteredRunners runners;
    private final RunnerPods pods;
    private final Deadline deadline;
    private final Sleeper sleeper;
    private final WorkflowLog log;

    Removal(
            Rules rules,
            RegisteredRunners runners,
            RunnerPods pods,
            Deadline deadline,
            Sleeper sleeper,
            WorkflowLog log) {
        this.rules = rules;
        this.runners = runners;
        this.pods = pods;
        this.deadline = deadline;
        this.sleeper = sleeper;
        this.log = log;
    }

    /** What has become of every runner of {@code plan}, as far as it went. */
    Outcome of(CleanupPlan plan) {
        var outcomes = new LinkedHashMap<Long, Decision>();
        plan.decisions()
                .all()
                .forEach(decision -> outcomes.put(decision.runner().id(), decision));
        try {
            removeAll(outcomes);
            awaitJobs(outcomes);
            return Outcome.done(Decisions.of(outcomes.values()));
        } catch (Failure e) {
            return Outcome.failed(Decisions.of(outcomes.values()), e);
        }
    }

    private void removeAll(Map<Long, Decision> outcomes) {
        var planned = Decisions.of(outcomes.values()).with(Verdict.REMOVE);
        var progress = new Progress(planned.size(), deadline.clock(), log);
        for (var decision : planned) {
            checkTime(progress);
            outcomes.put(decision.runner().id(), remove(decision));
            progress.step();
        }
    }

    private void awaitJobs(Map<Long, Decision> outcomes) {
        var end = now().plus(rules.busyWait());
        var pause = pause();
        var busy = Decisions.of(outcomes.values()).with(Verdict.BUSY);
        while (rules.waitForBusy() && !busy.isEmpty() && !now().plus(pause).isAfter(end) && deadline.allows(pause)) {
            log.info(
                    "Waiting " + TimeSpan.text(pause) + " for the jobs of " + Decisions.count(busy.size()) + " to end");
            sleeper.sleep(pause);
            for (var decision : busy) {
                outcomes.put(decision.runner().id(), remove(decision));
            }
            busy = Decisions.of(outcomes.values()).with(Verdict.BUSY);
        }
    }

    private Duration pause() {
        var fair = rules.busyWait().dividedBy(4);
        return fair.compareTo(EAGER) < 0 ? EAGER : fair.compareTo(PATIENT) > 0 ? PATIENT : fair;
    }

    private void checkTime(Progress progress) {
        // Nothing to wait for, but the place to stop when the job was cancelled.
        sleeper.sleep(Duration.ZERO);
        if (!deadline.allows(Duration.ZERO)) {
            throw new TimedOut(
                    OUT_OF_TIME,
                    "Tried to remove " + progress.total() + " runners within " + TimeSpan.text(deadline.timeout())
                            + ", but came to " + progress.done() + " of them only.",
                    "Run the step again for the rest, or raise `timeout`.");
        }
    }

    private Decision remove(Decision decision) {
        var name = decision.runner().name();
        if (pods.alive(name)) {
            return new Decision(decision.runner(), Verdict.POD_ALIVE, "a pod of its name has come to life");
        }
        return runners.look(decision.runner().id())
                .map(runner -> remove(runner, decision))
                .orElseGet(() -> gone(decision.runner()));
    }

    private Decision remove(Runner runner, Decision decision) {
        var objection = rules.selection().lateObjection(runner);
        if (objection.isPresent()) {
            return new Decision(runner, Verdict.FOREIGN, objection.get());
        }
        if (!rules.evidence().against(runner, Pods.UNKNOWN)) {
            return new Decision(runner, Verdict.CAME_BACK, "it came back just before it would have been removed");
        }
        if (runner.busy()) {
            return Decision.busy(runner);
        }
        return switch (runners.remove(runner.id())) {
            case DELETED -> new Decision(runner, Verdict.REMOVED, removedBecause(decision));
            case ALREADY_GONE -> gone(runner);
            case BUSY -> Decision.busy(runner);
        };
    }

    private static String removedBecause(Decision decision) {
        return decision.verdict() == Verdict.BUSY ? "its last job is over by now" : decision.reason();
    }

    /** By whose hand, GitHub does not tell: also by ours, when its first answer was lost. */
    private static Decision gone(Runner runner) {
        return new Decision(runner, Verdict.GONE, "it was gone when it was to be removed");
    }

    private Instant now() {
        return deadline.clock().instant();
    }
}
