package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.runner.RunnerAddress;

/**
 * What came of it.
 *
 * @param address where it is good
 */
record RegistrationTokenResult(RunnerAddress address, Handout handout, Origin origin) {
    /** Where it comes from. */
    enum Origin {
        /** From GitHub, by this step. */
        MADE,
        /** From the cluster's Secret, where it is good for a while. */
        KEPT
    }
}
