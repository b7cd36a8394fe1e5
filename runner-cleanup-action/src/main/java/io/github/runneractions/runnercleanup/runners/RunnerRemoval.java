package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.runnercleanup.plan.CleanupPlan;
import io.github.runneractions.runnercleanup.plan.Decision;
import io.github.runneractions.runnercleanup.plan.Decision.State;
import io.github.runneractions.runnercleanup.plan.Rules;
import io.github.runneractions.runnercleanup.plan.RunnerCount;
import io.github.runneractions.runnercleanup.plan.TimeSpan;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome;
import io.github.runneractions.runnercleanup.setback.Setbacks;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out a plan, one runner after the other, each checked once more just before. */
final class RunnerRemoval {
    static final Topic OUT_OF_TIME = new Topic("The cleanup ran out of time");
    static final Topic STILL_THERE = new Topic("GitHub still has the runner");

    /** The shortest and the longest pause between two checks whether a stale runner's job has ended. */
    private static final Duration EAGER = Duration.ofSeconds(1);

    private static final Duration PATIENT = Duration.ofSeconds(15);

    private final Rules rules;
    private final int most;
    private final CleanupContext context;
    private final Map<Long, RunnerOutcome> outcomes = new HashMap<>();
    private final Setbacks setbacks = new Setbacks("stale runners");
    private int requested;

    /** @param most how many requests to remove a runner may be sent: also one without a response may have been carried out */
    RunnerRemoval(Rules rules, int most, CleanupContext context) {
        this.rules = rules;
        this.most = most;
        this.context = context;
    }

    /** Removes the runners of {@code plan}, past those that cannot be removed, until a failure that concerns them all. */
    CleanupOutcome carryOut(CleanupPlan plan) {
        var planned = plan.toRemoveInTheEnd();
        try {
            removeAll(plan.toRemove());
            awaitJobs(planned);
            confirmGone(plan);
            return CleanupOutcome.of(plan, this::outcome, setbacks.atTheEnd(left(planned), planned.size()));
        } catch (Setbacks.TooMany e) {
            return CleanupOutcome.of(
                    plan, this::outcome, Optional.of(setbacks.after(e, left(planned), planned.size())));
        } catch (Failure e) {
            return CleanupOutcome.of(plan, this::outcome, Optional.of(stopped(e, planned)));
        }
    }

    /** The names of those that were to be removed and remain. */
    private List<String> left(List<Decision> planned) {
        return planned.stream()
                .map(this::outcome)
                .filter(of -> of.outcome() == Outcome.FAILED || of.outcome() == Outcome.NOT_REMOVED)
                .map(of -> of.runner().name())
                .toList();
    }

    private Failure stopped(Failure e, List<Decision> planned) {
        return e.topic().equals(OUT_OF_TIME)
                ? e
                : setbacks.stopped(e, planned.size() - left(planned).size(), planned.size());
    }

    private RunnerOutcome outcome(Decision decision) {
        var done = outcomes.get(decision.runner().id());
        return done == null ? RunnerOutcome.withoutRemoval(decision) : done;
    }

    private void removeAll(List<Decision> planned) {
        var progress = new ProgressLog(planned.size(), context.deadline().clock(), context.log());
        for (var decision : planned) {
            checkTime(progress);
            remove(decision.runner(), decision.reason());
            progress.step();
        }
    }

    private void awaitJobs(List<Decision> planned) {
        var end = context.now().plus(rules.busyWait());
        var pause = pause();
        var busy = busy(planned);
        while (rules.waitForBusy()
                && !busy.isEmpty()
                && !context.now().plus(pause).isAfter(end)
                && context.deadline().allows(pause)) {
            context.log()
                    .info("Waiting " + TimeSpan.text(pause) + " for the jobs of " + RunnerCount.text(busy.size())
                            + " to end");
            context.sleeper().sleep(pause);
            busy.forEach(decision -> remove(decision.runner(), "its last job has ended"));
            busy = busy(planned);
        }
    }

    private List<Decision> busy(List<Decision> planned) {
        return planned.stream()
                .filter(decision -> outcome(decision).outcome() == Outcome.BUSY)
                .toList();
    }

    private Duration pause() {
        var fair = rules.busyWait().dividedBy(4);
        return fair.compareTo(EAGER) < 0 ? EAGER : fair.compareTo(PATIENT) > 0 ? PATIENT : fair;
    }

    private void checkTime(ProgressLog progress) {
        // Does not wait, but stops here when the job was cancelled.
        context.sleeper().sleep(Duration.ZERO);
        if (!context.deadline().allows(Duration.ZERO)) {
            throw new TimedOut(
                    OUT_OF_TIME,
                    "Tried to remove " + progress.total() + " runners within "
                            + TimeSpan.text(context.deadline().timeout()) + ", but finished only "
                            + progress.done() + " of them.",
                    "Run the step again for the rest, or raise `timeout`.");
        }
    }

    private void remove(Runner listed, String reason) {
        try {
            outcomes.put(listed.id(), checkAndDelete(listed, reason));
            setbacks.none();
        } catch (Failure e) {
            if (!Setbacks.concernsAll(e)) {
                outcomes.put(
                        listed.id(),
                        new RunnerOutcome(listed, Outcome.FAILED, "its removal failed: " + e.getMessage()));
            }
            setbacks.add(e);
        }
    }

    private RunnerOutcome checkAndDelete(Runner listed, String reason) {
        if (requested == most) {
            return RunnerOutcome.left(listed);
        }
        if (context.pods().alive(listed.name())) {
            return new RunnerOutcome(listed, Outcome.POD_ALIVE, "a pod of its name has started");
        }
        return context.runners()
                .find(listed.id())
                .map(now -> objection(listed, now).orElseGet(() -> delete(now, reason)))
                .orElseGet(() -> gone(listed));
    }

    private Optional<RunnerOutcome> objection(Runner listed, Runner now) {
        var objection = rules.selection().objection(listed, now);
        if (objection.isPresent()) {
            return Optional.of(new RunnerOutcome(now, Outcome.NOT_SELECTED, objection.get()));
        }
        if (!rules.staleness().isStaleWithoutPod(now)) {
            return Optional.of(new RunnerOutcome(now, Outcome.CAME_BACK, "it came back just before the removal"));
        }
        return now.busy() ? Optional.of(RunnerOutcome.busy(now)) : Optional.empty();
    }

    private RunnerOutcome delete(Runner runner, String reason) {
        requested++;
        return switch (context.runners().remove(runner.id())) {
            case DELETED -> new RunnerOutcome(runner, Outcome.REMOVED, reason);
            case ALREADY_GONE -> goneIndeed(runner);
            case BUSY -> {
                requested--;
                yield RunnerOutcome.busy(runner);
            }
        };
    }

    /** GitHub also responds with 404 to a request that it does not permit. */
    private RunnerOutcome goneIndeed(Runner runner) {
        if (context.runners().find(runner.id()).isPresent()) {
            throw new Rejected(
                    STILL_THERE,
                    "Tried to remove " + runner.name() + " (id " + runner.id()
                            + "), but GitHub responded with 404 and showed the runner again after that.",
                    "Check that the token may remove this runner.",
                    404,
                    null);
        }
        return gone(runner);
    }

    /** GitHub does not report who removed it: it may have been this cleanup, when GitHub's first response was lost. */
    private static RunnerOutcome gone(Runner runner) {
        return new RunnerOutcome(runner, Outcome.ALREADY_GONE, "it was already gone");
    }

    /** Asks GitHub about those that went from its list, and compares those of which it knows nothing with its list. */
    private void confirmGone(CleanupPlan plan) {
        try {
            plan.decisions().stream()
                    .filter(decision -> decision.state() == State.GONE)
                    .map(Decision::runner)
                    .forEach(this::confirmGone);
            compareWithList();
        } catch (Failure e) {
            context.log().info("Could not check whether GitHub still has the runners that are gone: " + e.getMessage());
        }
    }

    /** A runner slides out of a list when another one goes, and the list may be complete by its number all the same. */
    private void confirmGone(Runner unlisted) {
        context.runners()
                .find(unlisted.id())
                .map(now -> new RunnerOutcome(
                        now,
                        now.online() ? Outcome.CAME_BACK : Outcome.TOO_SOON,
                        "it was missing in the last list, but GitHub has it"))
                .ifPresent(still -> outcomes.put(unlisted.id(), still));
    }

    private void compareWithList() {
        if (outcomes.values().stream().noneMatch(of -> of.outcome() == Outcome.ALREADY_GONE)) {
            return;
        }
        var listed = context.runners().list().runners();
        outcomes.replaceAll((id, of) -> of.outcome() == Outcome.ALREADY_GONE && listed.containsKey(id)
                ? new RunnerOutcome(
                        of.runner(), Outcome.STILL_LISTED, "GitHub finds no runner with its id, but lists it")
                : of);
    }
}
