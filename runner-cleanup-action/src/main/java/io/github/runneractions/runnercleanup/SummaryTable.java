package io.github.runneractions.runnercleanup;

import io.github.runneractions.runnercleanup.plan.RunnerCount;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome;
import io.github.runneractions.toolkit.Markdown;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** A cleanup's result as Markdown: a sentence of counts, and a table with the reason for every runner considered. */
record SummaryTable(RunnerCleanupResult result) {
    /** GitHub drops a summary of more than 1 MiB. */
    private static final int MOST_ROWS = 500;

    Markdown markdown() {
        return Markdown.of(
                "### Runners of {}\n\n{}{}{}",
                result.scope(),
                result.outcome().runners().isEmpty()
                        ? new Markdown("There are no runners.\n")
                        : Markdown.of("{}\n\n{}", counts(), table()),
                leftovers(),
                new BrokenPodsReport(result.cluster(), result.mode()).markdown());
    }

    private Markdown leftovers() {
        return result.cluster().leftovers().isEmpty()
                ? new Markdown("")
                : Markdown.of(
                        "\nLeft in the cluster by runners:\n\n{}",
                        Markdown.joined(result.cluster().leftovers().stream()
                                .map(leftover -> Markdown.of("- {}: {}\n", leftover, leftover.reason()))));
    }

    private Markdown table() {
        var rows = result.outcome().runners().stream()
                .sorted(Comparator.comparing(RunnerOutcome::outcome))
                .toList();
        return Markdown.of(
                "| runner | id | what | why |\n| --- | ---: | --- | --- |\n{}{}",
                Markdown.joined(rows.stream().limit(MOST_ROWS).map(SummaryTable::row)),
                rest(rows.size() - MOST_ROWS));
    }

    private String counts() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> result.outcome().count(outcome) > 0)
                .map(outcome -> result.outcome().count(outcome) + " " + outcome)
                .collect(Collectors.joining(" · "));
    }

    private static Markdown rest(int more) {
        return more <= 0
                ? new Markdown("")
                : Markdown.of("\nNot in the table, but in the counts: {}.\n", RunnerCount.text(more));
    }

    private static Markdown row(RunnerOutcome of) {
        return Markdown.of(
                "| {} | {} | {} | {} |\n", of.runner().name(), of.runner().id(), of.outcome(), of.reason());
    }
}
