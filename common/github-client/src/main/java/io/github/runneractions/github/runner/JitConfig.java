package io.github.runneractions.github.runner;

import io.github.runneractions.runtime.Secret;

/**
 * All that one runner starts with: it is registered already, and takes one job.
 *
 * @param encoded what {@code run.sh --jitconfig} takes; good for one start
 * @param runner as GitHub lists it, offline until it was started
 */
public record JitConfig(Secret encoded, Runner runner) implements GenerateJitConfig.Outcome {}
