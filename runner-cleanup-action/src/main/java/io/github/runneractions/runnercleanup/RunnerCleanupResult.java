package io.github.runneractions.runnercleanup;

import static io.github.runneractions.runnercleanup.Verdict.BUSY;
import static io.github.runneractions.runnercleanup.Verdict.CAME_BACK;
import static io.github.runneractions.runnercleanup.Verdict.GONE;
import static io.github.runneractions.runnercleanup.Verdict.POD_ALIVE;
import static io.github.runneractions.runnercleanup.Verdict.REMOVE;
import static io.github.runneractions.runnercleanup.Verdict.REMOVED;
import static io.github.runneractions.runnercleanup.Verdict.TOO_SOON;

import io.github.runneractions.github.json.Json;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.toolkit.Report;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.Optional;

/**
 * What came of a cleanup.
 *
 * <p>Every selected runner is online, removed, already gone or still offline; the skipped ones are among these.
 *
 * @param failOn what makes the step fail
 */
record RunnerCleanupResult(RunnerScope scope, Outcome outcome, FailOn failOn) {
    static final Topic REMAINING = new Topic("Offline runners remain");

    Decisions decisions() {
        return outcome.decisions();
    }

    void outputs(Report report) {
        report.output("found", String.valueOf(decisions().selected()));
        report.output("online", String.valueOf(decisions().online()));
        report.output("deleted", String.valueOf(decisions().count(REMOVED)));
        report.output("already-gone", String.valueOf(decisions().count(GONE)));
        report.output("skipped-busy", String.valueOf(decisions().count(BUSY)));
        report.output("skipped-alive", String.valueOf(decisions().count(CAME_BACK, POD_ALIVE)));
        report.output("remaining-offline", String.valueOf(decisions().offline()));
        report.output("deleted-names", deletedNames());
    }

    private String deletedNames() {
        var names = Json.object().putArray("names");
        decisions()
                .with(REMOVED)
                .forEach(decision -> names.add(decision.runner().name()));
        return Json.write(names);
    }

    /** Why the step fails, if it does. */
    Optional<Failure> failure() {
        return switch (failOn) {
            case NEVER -> Optional.empty();
            case ERROR -> outcome.failure();
            case REMAINING -> outcome.failure().or(this::remaining);
        };
    }

    private Optional<Failure> remaining() {
        return decisions().offline() == 0
                ? Optional.empty()
                : Optional.of(new TimedOut(
                        REMAINING,
                        "Tried to leave no dead runner behind, but some remain: "
                                + Decisions.count(decisions().offline()) + " of " + scope + ".",
                        "Look at the table of the step's summary for the reason of each."));
    }

    /** Tells the log what was done to whom. */
    void say(WorkflowLog log) {
        say(REMOVED, "Removed %s: %s", log);
        say(REMOVE, outcome.failure().isPresent() ? "Did not remove %s: %s" : "A dry run: would remove %s: %s", log);
        say(GONE, "Found %s gone already: %s", log);
        say(CAME_BACK, "Left %s, back online: %s", log);
        say(POD_ALIVE, "Left %s, offline but with a living pod: %s", log);
        say(TOO_SOON, "Left %s, not offline for long enough: %s", log);
        say(BUSY, "Left %s, dead but running a job, as GitHub says: %s", log);
        if (decisions().count(REMOVED, REMOVE) == 0) {
            log.info("Nothing to remove");
        }
        if (failOn == FailOn.NEVER) {
            outcome.failure().ifPresent(e -> log.warning(e.topic().heading(), e.getMessage() + "\n" + e.hint()));
        }
    }

    private void say(Verdict verdict, String sentence, WorkflowLog log) {
        var count = decisions().count(verdict);
        if (count > 0) {
            log.info(sentence.formatted(Decisions.count(count), decisions().names(verdict)));
        }
    }

    /** What a person should know of, if anything. */
    Optional<String> attention() {
        var ghosts = decisions().count(BUSY);
        return ghosts == 0
                ? Optional.empty()
                : Optional.of(
                        "GitHub keeps " + Decisions.count(ghosts) + " of " + scope
                                + ", dead but running a job, as it says: "
                                + decisions().names(BUSY)
                                + ". The job's lock ends in ten to fifteen minutes; a later cleanup removes what is dead then.");
    }
}
