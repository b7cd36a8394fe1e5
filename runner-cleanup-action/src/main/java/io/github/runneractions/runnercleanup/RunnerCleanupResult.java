package io.github.runneractions.runnercleanup;

import static io.github.runneractions.runnercleanup.Verdict.BUSY;
import static io.github.runneractions.runnercleanup.Verdict.CAME_BACK;
import static io.github.runneractions.runnercleanup.Verdict.FOREIGN;
import static io.github.runneractions.runnercleanup.Verdict.GONE;
import static io.github.runneractions.runnercleanup.Verdict.ONLINE;
import static io.github.runneractions.runnercleanup.Verdict.REMOVE;
import static io.github.runneractions.runnercleanup.Verdict.REMOVED;
import static io.github.runneractions.runnercleanup.Verdict.TOO_SOON;

import io.github.runneractions.github.Json;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.toolkit.Report;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.Optional;

/**
 * What came of a cleanup.
 *
 * <p>Every selected runner is online, removed, already gone or still offline; the skipped ones are among these.
 */
record RunnerCleanupResult(RunnerScope scope, Decisions decisions) {
    /** Selected runners that any look found. */
    int found() {
        return decisions.all().size() - decisions.count(FOREIGN);
    }

    /** Those that were online when seen last. */
    int online() {
        return decisions.count(ONLINE, CAME_BACK);
    }

    /** Those that are still there and were offline when seen last. */
    int remainingOffline() {
        return decisions.count(REMOVE, BUSY, TOO_SOON);
    }

    void outputs(Report report) {
        report.output("found", String.valueOf(found()));
        report.output("online", String.valueOf(online()));
        report.output("deleted", String.valueOf(decisions.count(REMOVED)));
        report.output("already-gone", String.valueOf(decisions.count(GONE)));
        report.output("skipped-busy", String.valueOf(decisions.count(BUSY)));
        report.output("skipped-alive", String.valueOf(decisions.count(CAME_BACK)));
        report.output("remaining-offline", String.valueOf(remainingOffline()));
        report.output("deleted-names", deletedNames());
    }

    private String deletedNames() {
        var names = Json.object().putArray("names");
        decisions.with(REMOVED).forEach(decision -> names.add(decision.runner().name()));
        return Json.write(names);
    }

    /** Tells the log what was done to whom. */
    void say(WorkflowLog log) {
        say(REMOVED, "Removed %s: %s", log);
        say(REMOVE, "A dry run: would remove %s: %s", log);
        say(GONE, "Found %s gone already: %s", log);
        say(CAME_BACK, "Left %s, back online: %s", log);
        say(TOO_SOON, "Left %s, not offline for long enough: %s", log);
        say(BUSY, "Left %s, offline but running a job, as GitHub says: %s", log);
        if (decisions.count(REMOVED, REMOVE) == 0) {
            log.info("Nothing to remove");
        }
    }

    private void say(Verdict verdict, String sentence, WorkflowLog log) {
        var count = decisions.count(verdict);
        if (count > 0) {
            log.info(sentence.formatted(Decisions.count(count), decisions.names(verdict)));
        }
    }

    /** What a person should know of, if anything. */
    Optional<String> attention() {
        var ghosts = decisions.count(BUSY);
        return ghosts == 0
                ? Optional.empty()
                : Optional.of(
                        "GitHub keeps " + Decisions.count(ghosts) + " of " + scope
                                + ", offline but running a job, as it says: " + decisions.names(BUSY)
                                + ". The job's lock ends in ten to fifteen minutes; a later cleanup removes what is offline then.");
    }
}
