package io.github.runneractions.demo;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.runner.workflow.WorkflowRun;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** The final table, and whether the chain succeeded. It checks the state of the sandbox, not the output of the actions. */
record DemoVerdict(GitHubSandbox github, List<WorkflowRun.Outcome> outcomes, Stopwatch watch) {
    boolean print(PrintStream out) {
        out.printf("%n%-52s %8s  %s%n", "step", "seconds", "result");
        for (var outcome : outcomes) {
            out.printf("%-52s %8s  %s%n", outcome.step().name(), seconds(outcome.took()), said(outcome));
        }
        out.printf("%n%-52s %8s%n", "part of the demo", "seconds");
        for (var lap : watch.laps()) {
            out.printf("%-52s %8s%n", lap.what(), seconds(lap.took()));
        }
        var tally = Tally.of(github);
        out.printf(
                "%nAt the sandbox now: %d of our runners online, %d of our %d stale ones left, %d of another team's %d stale ones untouched%n",
                tally.online(), tally.stale(), DemoGitHub.STALE, tally.foreign(), DemoGitHub.FOREIGN);
        github.violations().forEach(violation -> out.println("against GitHub's API description: " + violation));
        var works = outcomes.stream().allMatch(outcome -> outcome.result().succeeded())
                && tally.equals(Tally.DUE)
                && github.violations().isEmpty();
        out.println(
                works
                        ? "The chain succeeded, and everything that it started is stopped. Its workflow: examples/deploy-runners.yml"
                        : "The chain failed: see the first failed step, or the counts above");
        return works;
    }

    private static String said(WorkflowRun.Outcome outcome) {
        var outputs = outcome.result().outputs();
        if (!outcome.result().succeeded()) {
            return "failed with exit code " + outcome.result().exitCode();
        }
        return switch (outcome.step().action()) {
            case "app-token-action" ->
                "token of installation " + outputs.get("installation-id") + " until " + outputs.get("expires-at");
            case "registration-token-action" -> "good until " + outputs.get("expires-at");
            case "deploy-action" ->
                "revision " + outputs.get("revision") + " " + outputs.get("status") + ", runners online: "
                        + outputs.get("runner-names");
            default -> outputs.get("deleted") + " removed, " + outputs.get("remaining-offline") + " offline ones left";
        };
    }

    private static String seconds(Duration duration) {
        return "%.1f".formatted(duration.toMillis() / 1000.0);
    }
}
