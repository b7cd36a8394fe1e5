package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.Waiting;
import io.github.runneractions.deploy.rollout.Evidence;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Helm's deployment of a release, and its end when it fails: Helm uninstalls the release, or deploys the revision that was looked at
 * before. If Helm's timeout ended, the cause is the problem of a pod.
 *
 * @param before what was known of the release
 * @param now reads the same again
 * @param target the revision to deploy again; empty to deploy the chart
 * @param objection why nothing is rolled back when an upgrade fails; empty when it is
 * @param mark tells this run's record from others
 * @param completion writes what Helm may not write into its records
 */
public record HelmUpgrade(
        Helm helm,
        ReleasePlan plan,
        ReleaseHistory before,
        Supplier<ReleaseHistory> now,
        Optional<RollBackTarget> target,
        Optional<String> objection,
        RunMark mark,
        RecordCompletion completion,
        WorkflowLog log) {
    /**
     * The deployment of {@code plan}.
     *
     * @param target the revision to deploy again; empty to deploy the chart
     * @param chart the chart's name, if it is known
     * @param mark with a random word of this run; when a revision is deployed again, with the word of the run that deployed it first
     * @param completion writes what Helm may not write into its records
     */
    public static HelmUpgrade of(
            Helm helm,
            ReleasePlan plan,
            ReleaseHistory before,
            Supplier<ReleaseHistory> now,
            Optional<RollBackTarget> target,
            Optional<String> chart,
            RunMark mark,
            RecordCompletion completion,
            WorkflowLog log) {
        var objection = plan.options().undoesFailures()
                ? before.objection(chart, mark.known())
                : Optional.of("`rollback-on-failure` is `false`");
        return new HelmUpgrade(helm, plan, before, now, target, objection, mark, completion, log);
    }

    /** A release without a record is installed: an upgrade would use a record that another account creates in between. */
    private HelmCommand command() {
        if (target.isPresent()) {
            return HelmCommand.rollback(plan, target.get().revision(), HelmCommand.Effect.DEPLOYS);
        }
        return before.isEmpty() ? HelmCommand.install(plan, mark.run()) : HelmCommand.upgrade(plan, mark.run());
    }

    private String attempt() {
        return target.map(revision -> "roll release " + plan.release() + " in namespace " + plan.namespace()
                        + " back to revision " + revision.revision())
                .orElse("deploy release " + plan.release() + " to namespace " + plan.namespace());
    }

    /**
     * Installs or upgrades the release, or deploys a revision again.
     *
     * @param witness has watched its objects since before
     * @param companion goes back with the release
     * @throws Failure with the cause
     */
    public void run(Evidence.Witness witness, Companion companion) {
        objection.ifPresent(why -> log.info("Helm will not roll back if this deployment fails: " + why));
        run(command(), witness, () -> undo(companion));
    }

    /** Marks the workloads as deployed by this run, so that a later run may roll back to its record. */
    public void mark(RenderedChart chart, LiveObjects live) {
        try {
            mark.put(chart, live);
        } catch (Failure e) {
            log.info("A later run will not roll back to this revision: " + e.getMessage());
        }
    }

    /** What is deployed, as Helm has recorded it; empty when nothing is. */
    public Optional<RenderedChart> deployed() {
        return before.chart();
    }

    /**
     * Has the cluster check everything, and changes nothing. What Helm prints is not logged: it shows Secrets that are hooks. Of a
     * revision that is deployed again, Helm would check nothing.
     */
    public void dryRun() {
        if (target.isPresent()) {
            return;
        }
        var exit = helm.run(HelmCommand.dryRun(plan, command()), _ -> {});
        if (!exit.ok()) {
            throw HelmErrors.of(attempt(), exit);
        }
    }

    private void run(HelmCommand running, Evidence.Witness witness, Supplier<String> undo) {
        Helm.Exit exit;
        try {
            exit = logged(running);
        } catch (TimedOut e) {
            // Helm was killed when the run was cancelled.
            witness.freeze("");
            throw new TimedOut(e.topic(), e.getMessage() + undo.get(), e.hint());
        }
        if (running.effect() == HelmCommand.Effect.DEPLOYS && completion.isAllThatIsMissing(exit)) {
            complete();
        } else if (!exit.ok()) {
            witness.freeze(HelmWords.of(exit.errors()).text());
            // In this order: what undoes the deployment deletes what tells the cause.
            HelmErrors.HelmCause cause;
            String undone;
            try {
                cause = HelmErrors.cause(exit, witness, plan.timeout());
            } finally {
                undone = undo.get();
            }
            throw cause.failure(attempt(), undone);
        }
    }

    /** Everything is deployed, whatever becomes of the record. */
    private void complete() {
        try {
            completion.deployed(mark.run());
        } catch (Failure e) {
            log.info("The release's record does not say yet that it is deployed, which the next run mends: "
                    + e.getMessage());
        }
    }

    private Helm.Exit logged(HelmCommand running) {
        try (var output = new HelmOutput("helm " + running.arguments().getFirst(), log)) {
            return helm.run(running, output::line);
        }
    }

    /** Undoes a deployment that has failed; returns what was done, as a sentence with a blank before it. */
    private String undo(Companion companion) {
        if (objection.isPresent()) {
            return " Nothing was rolled back: " + objection.get() + ".";
        }
        try {
            completion.failed(mark.run());
            return switch (before.undoing(now.get(), mark.run())) {
                case Undoing.Nothing _ -> {
                    companion.beforeUndoing();
                    companion.afterUndoing();
                    yield "";
                }
                case Undoing.Refused(var why) -> " Nothing was rolled back: " + why + ".";
                case Undoing.Uninstall _ ->
                    undone(
                            HelmCommand.uninstall(plan, HelmCommand.Effect.UNDOES),
                            companion,
                            "Helm has uninstalled the release again.");
                case Undoing.RollBack(var revision) ->
                    undone(
                            HelmCommand.rollback(plan, revision, HelmCommand.Effect.UNDOES),
                            companion,
                            "Helm has rolled back to revision " + revision + "."
                                    + (plan.waiting() == Waiting.NONE ? "" : " Its objects are ready."));
            };
        } catch (Failure e) {
            return " Nothing was rolled back: " + e.getMessage();
        }
    }

    private String undone(HelmCommand command, Companion companion, String done) {
        companion.beforeUndoing();
        Helm.Exit exit;
        try {
            exit = logged(command);
        } catch (TimedOut _) {
            return " `helm " + command.arguments().getFirst()
                    + "` had not ended when GitHub's time for a cancelled step was"
                    + " nearly over: the next run of this action goes on from there.";
        }
        var isDone = exit.ok() || completion.isAllThatIsMissing(exit);
        if (isDone && command.arguments().getFirst().equals("rollback")) {
            before.lastDeployed().ifPresent(target -> completion.deployed(target.run()));
        }
        if (isDone) {
            companion.afterUndoing();
        }
        return " "
                + (isDone
                        ? done
                        : HelmErrors.of(
                                                "undo that with `helm "
                                                        + command.arguments().getFirst() + "`",
                                                exit)
                                        .getMessage()
                                + left());
    }

    /** What a failed undoing has left, as a sentence with a blank before it. */
    private String left() {
        try {
            return now.get()
                    .newest()
                    .map(record -> " What is left is revision " + record.revision() + ", " + record.status() + ".")
                    .orElse("");
        } catch (Failure _) {
            return " What is left could not be read.";
        }
    }
}
