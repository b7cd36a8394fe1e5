package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.helm.HelmErrors.HelmCause;
import io.github.runneractions.deploy.rollout.PodProblem;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.toolkit.ForeignOutput;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Helm's deployment of a release, and its end when it fails: Helm uninstalls the release, or deploys the revision that was looked at
 * before. If Helm's timeout ended, the cause is the problem of a pod.
 *
 * @param before what was known of the release
 * @param now reads the same again
 * @param objection why nothing is rolled back when an upgrade fails; empty when it is
 * @param run a word that tells this run's record from others
 */
public record HelmUpgrade(
        Helm helm,
        ReleasePlan plan,
        ReleaseHistory before,
        Supplier<ReleaseHistory> now,
        Optional<String> objection,
        String run,
        WorkflowLog log) {
    /**
     * The deployment of {@code plan}.
     *
     * @param chart the chart's name, if it is known
     * @param marks those that the workloads of the release carry
     */
    public static HelmUpgrade of(
            Helm helm,
            ReleasePlan plan,
            ReleaseHistory before,
            Supplier<ReleaseHistory> now,
            Optional<String> chart,
            Set<String> marks,
            WorkflowLog log) {
        return new HelmUpgrade(
                helm,
                plan,
                before,
                now,
                before.objection(chart, marks),
                UUID.randomUUID().toString(),
                log);
    }

    /** A release without a record is installed: an upgrade would use a record that another account creates in between. */
    private HelmCommand command() {
        return before.isEmpty() ? HelmCommand.install(plan, run) : HelmCommand.upgrade(plan, run);
    }

    /**
     * Installs or upgrades the release.
     *
     * @param problem the worst problem of its pods, used only if Helm's timeout ended
     * @throws Failure with the cause
     */
    public void run(Supplier<Optional<PodProblem>> problem) {
        objection.ifPresent(why -> log.info("Helm will not roll back if this deployment fails: " + why));
        run(command(), problem, this::undo);
    }

    /** Marks the workloads as deployed by this run, so that a later run may roll back to its record. */
    public void mark(RenderedChart chart, LiveObjects live) {
        try {
            RunMark.put(chart, live, run);
        } catch (Failure e) {
            log.info("A later run will not roll back to this revision: " + e.getMessage());
        }
    }

    /** Has the cluster check everything, and changes nothing. */
    public void dryRun() {
        run(HelmCommand.dryRun(plan, command()), Optional::empty, () -> "");
    }

    private void run(HelmCommand running, Supplier<Optional<PodProblem>> problem, Supplier<String> undo) {
        Helm.Exit exit;
        try {
            exit = logged(running);
        } catch (TimedOut e) {
            // Helm was killed when the run was cancelled.
            throw new TimedOut(e.topic(), e.getMessage() + undo.get(), e.hint());
        }
        if (!exit.ok()) {
            throw HelmErrors.of(
                    "deploy release " + plan.release() + " to namespace " + plan.namespace(),
                    exit,
                    () -> problem.get().map(this::cause),
                    undo.get());
        }
    }

    private Helm.Exit logged(HelmCommand running) {
        try (var output = new Output("helm " + running.arguments().getFirst())) {
            return helm.run(running, output::line);
        }
    }

    /** Undoes a deployment that has failed; returns what was done, as a sentence with a blank before it. */
    private String undo() {
        if (objection.isPresent()) {
            return " Nothing was rolled back: " + objection.get() + ".";
        }
        try {
            return switch (before.undoing(now.get(), run)) {
                case Undoing.Nothing _ -> "";
                case Undoing.Refused(var why) -> " Nothing was rolled back: " + why + ".";
                case Undoing.Uninstall _ ->
                    undone(HelmCommand.uninstall(plan), "Helm has uninstalled the release again.");
                case Undoing.RollBack(var revision) ->
                    undone(HelmCommand.rollback(plan, revision), "Helm has rolled back to revision " + revision + ".");
            };
        } catch (Failure e) {
            return " Nothing was rolled back: " + e.getMessage();
        }
    }

    private String undone(HelmCommand command, String done) {
        var exit = logged(command);
        return " "
                + (exit.ok()
                        ? done
                        : HelmErrors.of(
                                        "undo that with `helm "
                                                + command.arguments().getFirst() + "`",
                                        exit)
                                .getMessage());
    }

    /** In characters. A chart may print what it likes. */
    private static final int LONGEST_OUTPUT = 1 << 20;

    private HelmCause cause(PodProblem problem) {
        return HelmCause.of(
                "",
                problem.kind().topic(),
                "within " + plan.timeout().toSeconds() + " s " + problem.object() + " did not become ready: " + problem,
                problem.kind().hint());
    }

    /**
     * Helm's output in a fold of the log, opened with its first line: Helm is silent while it waits, and what is logged of the
     * pods meanwhile must not be hidden in a fold.
     */
    private final class Output implements AutoCloseable {
        private final String title;
        private int left = LONGEST_OUTPUT;
        private @Nullable ForeignOutput open;

        Output(String title) {
            this.title = title;
        }

        synchronized void line(String text) {
            if (open == null) {
                open = log.foreign(title);
            }
            if (left > 0) {
                open.line(text);
                left -= text.length() + 1;
                if (left <= 0) {
                    open.line("… (Helm wrote more, which is not logged)");
                }
            }
        }

        @Override
        public synchronized void close() {
            if (open != null) {
                open.close();
                open = null;
            }
        }
    }
}
