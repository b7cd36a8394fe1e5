package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;

/**
 * What is to become, or has become, of one runner.
 *
 * @param runner as it was seen last
 * @param reason why, as a clause about the runner
 */
record Decision(Runner runner, Verdict verdict, String reason) {}
