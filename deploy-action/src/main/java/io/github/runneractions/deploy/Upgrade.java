package io.github.runneractions.deploy;

import io.github.runneractions.deploy.helm.Helm;
import io.github.runneractions.deploy.helm.HelmCommand;
import io.github.runneractions.deploy.helm.HelmExit;
import io.github.runneractions.deploy.helm.HelmFailures;
import io.github.runneractions.deploy.helm.ReleasePlan;
import io.github.runneractions.deploy.progress.Progress;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.ActionException;
import io.github.runneractions.toolkit.ToolFailed;

/** Helm's upgrade of a release, with what was seen of its pods as the reason when it fails. */
record Upgrade(Helm helm, ReleasePlan plan, ActionContext context) {
    /**
     * Runs {@code command} to its end; when the job is cancelled meanwhile, Helm rolls back first.
     *
     * @param progress asked only when it fails
     */
    void run(HelmCommand command, java.util.function.Supplier<Progress> progress) {
        try (var output = new HelmOutput(
                        context.log(), "helm " + command.arguments().getFirst());
                var _ = context.cancellation().onCancel(helm::cancel)) {
            var exit = helm.run(command, output::line);
            if (!exit.ok()) {
                throw failure(exit, progress.get());
            }
        }
    }

    private ActionException failure(HelmExit exit, Progress progress) {
        var attempt = "deploy release " + plan.release() + " to namespace " + plan.namespace();
        if (!HelmFailures.notReady(exit) || progress.worst().isEmpty()) {
            return HelmFailures.of(attempt, exit);
        }
        var worst = progress.worst().get();
        var meaning = "within " + plan.timeout().toSeconds() + " s " + worst.getKey() + " did not come up: "
                + worst.getValue();
        return new ToolFailed(
                worst.getValue().kind().topic(),
                HelmFailures.sentence(attempt, meaning) + HelmFailures.undone(exit.errors()),
                worst.getValue().kind().hint(),
                null);
    }
}
