package io.github.runneractions.registrationtoken;

import java.util.List;

/** The credential that the step creates. */
sealed interface CredentialRequest {
    record RegistrationToken() implements CredentialRequest {}

    record RemovalToken() implements CredentialRequest {}

    /**
     * A runner to register, and its configuration.
     *
     * @param name of the runner, at most 64 characters
     * @param labels 1 to 100, each once
     * @param workFolder relative to the runner's own folder
     */
    record JitConfig(String name, List<String> labels, String workFolder) implements CredentialRequest {}
}
