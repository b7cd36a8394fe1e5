package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.helm.HelmErrors.HelmCause;
import io.github.runneractions.deploy.rollout.PodProblem;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.toolkit.ForeignOutput;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Helm's deployment of a release. If Helm's timeout ended, the cause is the problem of a pod.
 *
 * @param objection why Helm does not roll back when an upgrade fails; empty when it does
 */
public record HelmUpgrade(
        Helm helm, ReleasePlan plan, HelmCommand command, Optional<String> objection, WorkflowLog log) {
    /**
     * The deployment of {@code plan}. A release without a record is installed: an upgrade would use a record that another account
     * creates in between.
     *
     * @param history what is known of the release
     * @param chart the chart's name, if it is known
     */
    public static HelmUpgrade of(
            Helm helm, ReleasePlan plan, ReleaseHistory history, Optional<String> chart, WorkflowLog log) {
        var objection = history.objection(chart);
        var command = history.isEmpty()
                ? HelmCommand.install(plan)
                : HelmCommand.upgrade(
                        plan, objection.isEmpty() ? HelmCommand.OnFailure.ROLL_BACK : HelmCommand.OnFailure.LEAVE);
        return new HelmUpgrade(helm, plan, command, objection, log);
    }

    /**
     * Installs or upgrades the release.
     *
     * @param problem the worst problem of its pods, used only if Helm's timeout ended
     * @throws Failure with the cause
     */
    public void run(Supplier<Optional<PodProblem>> problem) {
        objection.ifPresent(why -> log.info("Helm will not roll back if this deployment fails: " + why));
        run(command, problem);
    }

    /** Has the cluster check everything, and changes nothing. */
    public void dryRun() {
        run(HelmCommand.dryRun(plan, command), Optional::empty);
    }

    private void run(HelmCommand running, Supplier<Optional<PodProblem>> problem) {
        try (var output = new Output("helm " + running.arguments().getFirst())) {
            var exit = helm.run(running, output::line);
            if (!exit.ok()) {
                throw HelmErrors.of(
                        "deploy release " + plan.release() + " to namespace " + plan.namespace(),
                        exit,
                        () -> problem.get().map(this::cause),
                        objection.map(why -> " Nothing was rolled back: " + why + "."));
            }
        }
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
