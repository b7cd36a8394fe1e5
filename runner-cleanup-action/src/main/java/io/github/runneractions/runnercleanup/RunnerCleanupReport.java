package io.github.runneractions.runnercleanup;

import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.ALREADY_GONE;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.BUSY;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.CAME_BACK;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.FAILED;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.LEFT;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.NOT_REMOVED;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.POD_ALIVE;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.REMOVED;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.STILL_LISTED;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.TOO_SOON;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.WOULD_BE_REMOVED;

import io.github.runneractions.github.json.Json;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.Mode;
import io.github.runneractions.runnercleanup.brokenpods.BrokenPods.BrokenPod;
import io.github.runneractions.runnercleanup.cluster.Leftovers.Leftover;
import io.github.runneractions.runnercleanup.plan.RunnerCount;
import io.github.runneractions.runnercleanup.runners.CleanupOutcome;
import io.github.runneractions.runnercleanup.runners.CleanupOutcome.Stage;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome;
import io.github.runneractions.runnercleanup.setback.Names;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.toolkit.Report;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of a cleanup: log lines, outputs, summary, at most one notice, and whether the step fails. */
record RunnerCleanupReport(RunnerCleanupResult result) {
    /** A notice has no more reasons than this. */
    private static final int MOST_REASONS = 3;

    static final Topic REMAINING = new Topic("Offline runners remain");
    static final Topic NOTHING_SELECTED = new Topic("No runner is selected");

    void write(Report report) {
        outputs(report);
        report.summary(new SummaryTable(result).markdown());
        notice().ifPresent(report::notice);
        failure().ifPresent(report::failure);
    }

    void log(Log log) {
        logLeftovers(log);
        new BrokenPodsReport(result.cluster(), result.mode()).log(log);
        log(REMOVED, "Removed %s: %s", log);
        log(WOULD_BE_REMOVED, "Dry run: would remove %s: %s", log);
        log(FAILED, "Could not remove %s: %s", log);
        log(NOT_REMOVED, "Did not remove %s: %s", log);
        log(LEFT, "Left %s for the next cleanup, as `max-delete` is reached: %s", log);
        log(ALREADY_GONE, "Already gone, %s: %s", log);
        log(STILL_LISTED, "Gone according to GitHub, but still listed, %s: %s", log);
        log(CAME_BACK, "Kept %s, back online: %s", log);
        log(POD_ALIVE, "Kept %s, offline but with a living pod: %s", log);
        log(TOO_SOON, "Kept %s, not offline for long enough: %s", log);
        log(BUSY, "Kept %s, stale but running a job according to GitHub: %s", log);
        if (outcome().stage() == Stage.DECIDED
                && outcome().count(REMOVED, WOULD_BE_REMOVED, FAILED, NOT_REMOVED, LEFT) == 0) {
            log.info("Nothing to remove");
        }
        if (failure().isEmpty()) {
            outcome().failure().ifPresent(e -> log.warning(e.topic().heading(), e.getMessage() + "\n" + e.hint()));
        }
    }

    Optional<Failure> failure() {
        return switch (result.failOn()) {
            case NEVER -> outcome().failure().filter(_ -> outcome().stage() == Stage.CHECKING);
            case ERROR -> outcome().failure();
            case REMAINING -> outcome().failure().or(this::remaining);
            case NOTHING_SELECTED -> outcome().failure().or(this::nothingSelected);
        };
    }

    Optional<String> notice() {
        return Optional.of(Stream.of(busyOnes(), stillListed(), noneSelected())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("\n")))
                .filter(text -> !text.isEmpty());
    }

    private Optional<String> busyOnes() {
        var busy = outcome().count(BUSY);
        return busy == 0
                ? Optional.empty()
                : Optional.of(
                        "GitHub keeps " + RunnerCount.text(busy) + " of " + result.scope()
                                + ", which look stale but run a job according to GitHub: " + names(BUSY)
                                + ". The job's lock ends in ten to fifteen minutes. A later cleanup removes the runners that are stale then.");
    }

    private Optional<String> stillListed() {
        var listed = outcome().count(STILL_LISTED);
        return listed == 0
                ? Optional.empty()
                : Optional.of("GitHub finds " + RunnerCount.text(listed) + " of " + result.scope()
                        + " no longer, but still lists " + (listed == 1 ? "it" : "them") + ": " + names(STILL_LISTED)
                        + ". GitHub's list may be a minute old: if the next cleanup names the same, remove them on the"
                        + " settings page of the runners.");
    }

    private Optional<String> noneSelected() {
        var all = outcome().runners();
        if (all.isEmpty() || outcome().selected() > 0) {
            return Optional.empty();
        }
        var reasons = all.stream()
                .collect(Collectors.groupingBy(RunnerOutcome::reason, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_REASONS)
                .map(reason -> RunnerCount.text(reason.getValue().intValue()) + ": " + reason.getKey() + ".")
                .collect(Collectors.joining(" "));
        var question = new NothingSelected(
                        result.selection(),
                        all.stream().map(RunnerOutcome::runner).toList())
                .question();
        return Optional.of("None of " + RunnerCount.text(all.size()) + " of " + result.scope() + " is selected. "
                + reasons + question);
    }

    private void outputs(Report report) {
        report.output("found", String.valueOf(outcome().selected()));
        report.output("online", String.valueOf(outcome().online()));
        report.output("deleted", String.valueOf(outcome().count(REMOVED)));
        report.output("already-gone", String.valueOf(outcome().count(ALREADY_GONE)));
        report.output("skipped-busy", String.valueOf(outcome().count(BUSY)));
        report.output("skipped-alive", String.valueOf(outcome().count(CAME_BACK, POD_ALIVE)));
        report.output("remaining-offline", String.valueOf(outcome().offline()));
        report.output(
                "deleted-names",
                json(outcome().with(REMOVED).stream().map(of -> of.runner().name())));
        report.output("broken-pods", json(result.cluster().brokenPods().stream().map(BrokenPod::toString)));
    }

    private static String json(Stream<String> names) {
        var array = Json.object().putArray("names");
        names.forEach(array::add);
        return Json.write(array);
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

    private Optional<Failure> nothingSelected() {
        var pods =
                result.cluster().brokenPods().stream().map(BrokenPod::toString).toList();
        return outcome().selected() > 0 || pods.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new PreconditionFailed(
                                NOTHING_SELECTED,
                                "Tried to find the runners of " + Names.of(pods) + ", but none of "
                                        + RunnerCount.text(outcome().runners().size()) + " of " + result.scope()
                                        + " is selected.",
                                "Compare the scope with the `url` in the pods' registration Secret: that is where they register."));
    }

    private void logLeftovers(Log log) {
        if (!result.cluster().leftovers().isEmpty()) {
            var action = result.mode() == Mode.DRY_RUN ? "Dry run: would remove" : "Removed";
            log.info(action + " from the cluster: "
                    + result.cluster().leftovers().stream()
                            .map(Leftover::toString)
                            .collect(Collectors.joining(", ")));
        }
    }

    private void log(Outcome outcome, String sentence, Log log) {
        var count = outcome().count(outcome);
        if (count > 0) {
            log.info(sentence.formatted(RunnerCount.text(count), names(outcome)));
        }
    }

    private String names(Outcome outcome) {
        return Names.of(
                outcome().with(outcome).stream().map(of -> of.runner().name()).toList());
    }

    private CleanupOutcome outcome() {
        return result.outcome();
    }
}
