package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** A cleanup's result as Markdown: a sentence of counts, and a table with the reason for every runner considered. */
record SummaryTable(RunnerCleanupResult result) {
    /** A page with more rows is no summary, and GitHub drops one of more than 1 MiB. */
    private static final int MOST_ROWS = 500;

    String markdown() {
        var title = "### Runners of " + result.scope() + "\n\n";
        var runners = result.decisions().all().isEmpty() ? "There are none.\n" : counts() + "\n\n" + table();
        return title + runners + leftovers();
    }

    private String leftovers() {
        return result.outcome().leftovers().stream()
                .map(leftover -> "- " + leftover + ": " + leftover.reason() + "\n")
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(),
                        list -> list.isEmpty() ? "" : "\nLeft in the cluster by runners:\n\n" + list));
    }

    private String table() {
        var rows = result.decisions().all().stream()
                .sorted(Comparator.comparing(Decision::verdict))
                .toList();
        return "| runner | id | what | why |\n| --- | ---: | --- | --- |\n"
                + rows.stream().limit(MOST_ROWS).map(SummaryTable::row).collect(Collectors.joining())
                + rest(rows.size() - MOST_ROWS);
    }

    private String counts() {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> result.decisions().count(verdict) > 0)
                .map(verdict -> result.decisions().count(verdict) + " " + verdict)
                .collect(Collectors.joining(" · "));
    }

    private static String rest(int more) {
        return more <= 0 ? "" : "\nThe table leaves out " + Decisions.count(more) + ", which the counts include.\n";
    }

    private static String row(Decision decision) {
        return "| " + name(decision.runner()) + " | " + decision.runner().id() + " | " + decision.verdict() + " | "
                + decision.reason().replace("|", "\\|") + " |\n";
    }

    /** Whoever registers a runner chooses its name, so nothing in it may be taken for markup. */
    private static String name(Runner runner) {
        return runner.name()
                .codePoints()
                .mapToObj(character -> Character.isLetterOrDigit(character) || character == '-'
                        ? Character.toString(character)
                        : "&#" + character + ";")
                .collect(Collectors.joining());
    }
}
