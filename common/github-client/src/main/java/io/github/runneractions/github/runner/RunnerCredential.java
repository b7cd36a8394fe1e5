package io.github.runneractions.github.runner;

import io.github.runneractions.runtime.Secret;
import java.time.Instant;

/** A credential with which self-hosted runners register, start or remove themselves. */
public sealed interface RunnerCredential {
    /** Whose runners it is for. */
    RunnerScope scope();

    /** The part that must stay secret; masked. */
    Secret secret();

    /** A token for any number of runners. GitHub sets its expiry, one hour after the request. */
    sealed interface Token extends RunnerCredential {
        /** When it expires, by GitHub's clock. */
        Instant expiresAt();
    }

    /** A token for {@code config.sh --token}. */
    record RegistrationToken(RunnerScope scope, Secret secret, Instant expiresAt) implements Token {}

    /** A token for {@code config.sh remove --token}. */
    record RemovalToken(RunnerScope scope, Secret secret, Instant expiresAt) implements Token {}

    /**
     * The configuration of one runner that is registered already and runs one job.
     *
     * @param secret what {@code run.sh --jitconfig} takes; valid for one start
     * @param runner as GitHub lists it, offline until it is started
     */
    record JitConfig(RunnerScope scope, Secret secret, Runner runner)
            implements RunnerCredential, GenerateJitConfig.Outcome {}
}
