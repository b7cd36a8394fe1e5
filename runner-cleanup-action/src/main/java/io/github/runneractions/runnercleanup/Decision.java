package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;

/**
 * What is to become, or has become, of one runner.
 *
 * @param runner as it was seen last
 * @param reason why, as a clause about the runner
 */
record Decision(Runner runner, Verdict verdict, String reason) {
    /** Of one that looks dead, but GitHub keeps it for its job. */
    static Decision busy(Runner runner) {
        return new Decision(
                runner,
                Verdict.BUSY,
                runner.online()
                        ? "it runs a job, as GitHub says"
                        : "it is offline, but GitHub says that it runs a job");
    }
}
