package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.runnercleanup.plan.RunnerCount;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** A cleanup's result as Markdown: a sentence of counts, and a table with the reason for every runner considered. */
record SummaryTable(RunnerCleanupResult result) {
    /** GitHub drops a summary of more than 1 MiB. */
    private static final int MOST_ROWS = 500;

    String markdown() {
        var title = "### Runners of " + result.scope() + "\n\n";
        var runners = result.outcome().runners().isEmpty() ? "There are no runners.\n" : counts() + "\n\n" + table();
        return title + runners + leftovers();
    }

    private String leftovers() {
        return result.leftovers().stream()
                .map(leftover -> "- " + leftover + ": " + leftover.reason() + "\n")
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(),
                        list -> list.isEmpty() ? "" : "\nLeft in the cluster by runners:\n\n" + list));
    }

    private String table() {
        var rows = result.outcome().runners().stream()
                .sorted(Comparator.comparing(RunnerOutcome::outcome))
                .toList();
        return "| runner | id | what | why |\n| --- | ---: | --- | --- |\n"
                + rows.stream().limit(MOST_ROWS).map(SummaryTable::row).collect(Collectors.joining())
                + rest(rows.size() - MOST_ROWS);
    }

    private String counts() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> result.outcome().count(outcome) > 0)
                .map(outcome -> result.outcome().count(outcome) + " " + outcome)
                .collect(Collectors.joining(" · "));
    }

    private static String rest(int more) {
        return more <= 0 ? "" : "\nNot in the table, but in the counts: " + RunnerCount.text(more) + ".\n";
    }

    private static String row(RunnerOutcome of) {
        return "| " + name(of.runner()) + " | " + of.runner().id() + " | " + of.outcome() + " | "
                + of.reason().replace("|", "\\|") + " |\n";
    }

    /** A runner's name can hold anything, so nothing in it may be taken for markup. */
    private static String name(Runner runner) {
        return runner.name()
                .codePoints()
                .mapToObj(character -> Character.isLetterOrDigit(character) || character == '-'
                        ? Character.toString(character)
                        : "&#" + character + ";")
                .collect(Collectors.joining());
    }
}
