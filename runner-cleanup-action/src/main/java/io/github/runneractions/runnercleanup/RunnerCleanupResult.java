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
        say(REMOVED, "Removed ", log);
        say(REMOVE, "A dry run: would remove ", log);
        say(GONE, "Somebody else removed ", log);
        say(CAME_BACK, "Left, because they came back, ", log);
        say(TOO_SOON, "Left, because they are offline for too short a time, ", log);
        say(BUSY, "Left, because GitHub says that they run a job, ", log);
        if (decisions.count(REMOVED, REMOVE) == 0) {
            log.info("Nothing to remove");
        }
    }

    private void say(Verdict verdict, String what, WorkflowLog log) {
        if (decisions.count(verdict) > 0) {
            log.info(what + decisions.named(verdict));
        }
    }

    /** What a person should know of, if anything. */
    Optional<String> attention() {
        return Optional.of(decisions.named(BUSY))
                .filter(_ -> decisions.count(BUSY) > 0)
                .map(named -> "GitHub keeps offline runners of " + scope + " because it says that they run a job: "
                        + named
                        + ". The next cleanup removes them once the job's lock has ended, after 15 minutes at most.");
    }
}
