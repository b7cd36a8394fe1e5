package io.github.runneractions.deploy;

import io.github.runneractions.deploy.helm.Helm;
import io.github.runneractions.deploy.helm.HelmCommand;
import io.github.runneractions.deploy.helm.HelmExit;
import io.github.runneractions.deploy.helm.HelmFailures;
import io.github.runneractions.deploy.helm.ReleasePlan;
import io.github.runneractions.deploy.progress.Progress;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.function.Supplier;

/** Helm's upgrade of a release, with what was seen of its pods as the reason when it fails. */
record Upgrade(Helm helm, ReleasePlan plan, WorkflowLog log) {
    /**
     * Runs {@code command} to its end.
     *
     * @param progress asked only when it fails
     */
    void run(HelmCommand command, Supplier<Progress> progress) {
        try (var output = new HelmOutput(log, "helm " + command.arguments().getFirst())) {
            var exit = helm.run(command, output::line);
            if (!exit.ok()) {
                throw failure(exit, progress.get());
            }
        }
    }

    private Failure failure(HelmExit exit, Progress progress) {
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
