package io.github.runneractions.runnercleanup;

import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.ALREADY_GONE;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.BUSY;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.CAME_BACK;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.NOT_REMOVED;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.POD_ALIVE;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.REMOVED;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.TOO_SOON;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.WOULD_BE_REMOVED;

import io.github.runneractions.github.json.Json;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.FailOn;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.Mode;
import io.github.runneractions.runnercleanup.cluster.Leftovers.Leftover;
import io.github.runneractions.runnercleanup.plan.RunnerCount;
import io.github.runneractions.runnercleanup.runners.CleanupOutcome;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.toolkit.Report;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report of a cleanup: log lines, outputs, summary, at most one notice, and whether the step fails. */
record RunnerCleanupReport(RunnerCleanupResult result) {
    static final Topic REMAINING = new Topic("Offline runners remain");

    /** A log line holds no more names than this. */
    private static final int MOST_NAMED = 10;

    void write(Report report) {
        outputs(report);
        report.summary(new SummaryTable(result).markdown());
        notice().ifPresent(report::notice);
        failure().ifPresent(report::failure);
    }

    void log(Log log) {
        logLeftovers(log);
        log(REMOVED, "Removed %s: %s", log);
        log(WOULD_BE_REMOVED, "Dry run: would remove %s: %s", log);
        log(NOT_REMOVED, "Did not remove %s: %s", log);
        log(ALREADY_GONE, "Already gone, %s: %s", log);
        log(CAME_BACK, "Kept %s, back online: %s", log);
        log(POD_ALIVE, "Kept %s, offline but with a living pod: %s", log);
        log(TOO_SOON, "Kept %s, not offline for long enough: %s", log);
        log(BUSY, "Kept %s, stale but running a job according to GitHub: %s", log);
        if (outcome().count(REMOVED, WOULD_BE_REMOVED, NOT_REMOVED) == 0) {
            log.info("Nothing to remove");
        }
        if (result.failOn() == FailOn.NEVER) {
            outcome().failure().ifPresent(e -> log.warning(e.topic().heading(), e.getMessage() + "\n" + e.hint()));
        }
    }

    Optional<Failure> failure() {
        return switch (result.failOn()) {
            case NEVER -> Optional.empty();
            case ERROR -> outcome().failure();
            case REMAINING -> outcome().failure().or(this::remaining);
        };
    }

    Optional<String> notice() {
        var busy = outcome().count(BUSY);
        return busy == 0
                ? Optional.empty()
                : Optional.of(
                        "GitHub keeps " + RunnerCount.text(busy) + " of " + result.scope()
                                + ", which look stale but run a job according to GitHub: " + names(BUSY)
                                + ". The job's lock ends in ten to fifteen minutes. A later cleanup removes the runners that are stale then.");
    }

    private void outputs(Report report) {
        report.output("found", String.valueOf(outcome().selected()));
        report.output("online", String.valueOf(outcome().online()));
        report.output("deleted", String.valueOf(outcome().count(REMOVED)));
        report.output("already-gone", String.valueOf(outcome().count(ALREADY_GONE)));
        report.output("skipped-busy", String.valueOf(outcome().count(BUSY)));
        report.output("skipped-alive", String.valueOf(outcome().count(CAME_BACK, POD_ALIVE)));
        report.output("remaining-offline", String.valueOf(outcome().offline()));
        report.output("deleted-names", deletedNames());
    }

    private String deletedNames() {
        var names = Json.object().putArray("names");
        outcome().with(REMOVED).forEach(removed -> names.add(removed.runner().name()));
        return Json.write(names);
    }

    private Optional<Failure> remaining() {
        return outcome().offline() == 0
                ? Optional.empty()
                : Optional.of(new TimedOut(
                        REMAINING,
                        "Tried to remove all stale runners, but "
                                + RunnerCount.text(outcome().offline()) + " of " + result.scope()
                                + (outcome().offline() == 1 ? " remains." : " remain."),
                        "The table in the step's summary has the reason for each."));
    }

    private void logLeftovers(Log log) {
        if (!result.leftovers().isEmpty()) {
            var action = result.mode() == Mode.DRY_RUN ? "Dry run: would remove" : "Removed";
            log.info(action + " from the cluster: "
                    + result.leftovers().stream().map(Leftover::toString).collect(Collectors.joining(", ")));
        }
    }

    private void log(Outcome outcome, String sentence, Log log) {
        var count = outcome().count(outcome);
        if (count > 0) {
            log.info(sentence.formatted(RunnerCount.text(count), names(outcome)));
        }
    }

    /** Such as {@code a, b, c and 9 more}. */
    private String names(Outcome outcome) {
        var all = outcome().with(outcome);
        var named = all.stream()
                .map(RunnerOutcome::runner)
                .map(Runner::name)
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
        return all.size() <= MOST_NAMED ? named : named + " and " + (all.size() - MOST_NAMED) + " more";
    }

    private CleanupOutcome outcome() {
        return result.outcome();
    }
}
