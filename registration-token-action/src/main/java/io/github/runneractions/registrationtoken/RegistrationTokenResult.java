package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.github.runner.RunnerCredential;

/**
 * The credential and where it comes from.
 *
 * @param address whose runners it is for
 */
record RegistrationTokenResult(RunnerAddress address, RunnerCredential credential, Origin origin) {
    enum Origin {
        /** By this step. */
        CREATED,
        /** By an earlier run, and kept in the Kubernetes Secret. */
        KEPT
    }
}
