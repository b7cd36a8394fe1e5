package io.github.runneractions.demo;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.runner.workflow.WorkflowRun;
import java.io.PrintStream;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The final table, and whether the chain succeeded. It checks the state of the sandbox, not the output of the actions. */
record DemoVerdict(GitHubSandbox github, List<WorkflowRun.Outcome> outcomes, Stopwatch watch) {
    boolean print(PrintStream out) {
        tables().forEach(out::println);
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
                        ? "The chain succeeded, and everything that it started is stopped."
                                + "\nNext: read the workflow that ran, examples/deploy-runners.yml; try an action by hand, `make sandbox`"
                        : "The chain failed: see the first failed step, or the counts above");
        return works;
    }

    /** How long each step and each part took, in columns that the longest name fits into. */
    List<String> tables() {
        var lines = new ArrayList<String>();
        var width = Stream.concat(
                        outcomes.stream().map(outcome -> outcome.step().name()),
                        watch.laps().stream().map(Stopwatch.Lap::what))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        lines.add("");
        lines.add(row(width, "step", "seconds") + "  result");
        outcomes.forEach(outcome ->
                lines.add(row(width, outcome.step().name(), seconds(outcome.took())) + "  " + said(outcome)));
        lines.add("");
        lines.add(row(width, "part of the demo", "seconds"));
        watch.laps().forEach(lap -> lines.add(row(width, lap.what(), seconds(lap.took()))));
        return lines;
    }

    private static String row(int width, String name, String seconds) {
        return name + " ".repeat(Math.max(0, width - name.length())) + " %8s".formatted(seconds);
    }

    private static String said(WorkflowRun.Outcome outcome) {
        var outputs = outcome.result().outputs();
        if (!outcome.result().succeeded()) {
            return "failed with exit code " + outcome.result().exitCode();
        }
        return switch (outcome.step().action()) {
            case "app-token-action" ->
                "token of installation " + outputs.get("installation-id") + " until " + time(outputs);
            case "registration-token-action" -> "good until " + time(outputs);
            case "deploy-action" ->
                "revision " + outputs.get("revision") + " " + outputs.get("status") + ", runners online: "
                        + names(outputs);
            default -> outputs.get("deleted") + " removed, " + outputs.get("remaining-offline") + " offline ones left";
        };
    }

    /** GitHub tells some times with milliseconds, which tell nobody anything here. */
    private static String time(Map<String, String> outputs) {
        return OffsetDateTime.parse(outputs.getOrDefault("expires-at", ""))
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static String names(Map<String, String> outputs) {
        List<?> names = Serialization.unmarshal(outputs.getOrDefault("runner-names", "[]"), List.class);
        return names.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String seconds(Duration duration) {
        return "%.1f".formatted(duration.toMillis() / 1000.0);
    }
}
