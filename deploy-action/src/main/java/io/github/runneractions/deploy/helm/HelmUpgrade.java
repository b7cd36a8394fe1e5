package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.helm.HelmErrors.HelmCause;
import io.github.runneractions.deploy.rollout.PodProblem;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.toolkit.ForeignOutput;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Helm's upgrade of a release. If Helm's timeout ended, the cause is the problem of a pod. */
public record HelmUpgrade(Helm helm, ReleasePlan plan, WorkflowLog log) {
    /**
     * Installs or upgrades the release.
     *
     * @param problem the worst problem of its pods, used only if Helm's timeout ended
     * @throws Failure with the cause
     */
    public void run(Supplier<Optional<PodProblem>> problem) {
        run(HelmCommand.upgrade(plan), problem);
    }

    /** Has the cluster check everything, and changes nothing. */
    public void dryRun() {
        run(HelmCommand.dryRun(plan), Optional::empty);
    }

    private void run(HelmCommand command, Supplier<Optional<PodProblem>> problem) {
        try (var output = new Output("helm " + command.arguments().getFirst())) {
            var exit = helm.run(command, output::line);
            if (!exit.ok()) {
                throw HelmErrors.of(
                        "deploy release " + plan.release() + " to namespace " + plan.namespace(),
                        exit,
                        () -> problem.get().map(this::cause));
            }
        }
    }

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
        private @Nullable ForeignOutput open;

        Output(String title) {
            this.title = title;
        }

        synchronized void line(String text) {
            if (open == null) {
                open = log.foreign(title);
            }
            open.line(text);
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
