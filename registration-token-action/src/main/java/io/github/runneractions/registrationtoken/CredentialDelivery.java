package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.runner.RunnerCredential;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.Optional;

/** The destinations of a credential in addition to the outputs. */
record CredentialDelivery(Optional<SecretFile> file, Optional<CredentialSecret> secret, WorkflowLog log) {
    /**
     * The Secret comes last, because pods start with its content.
     *
     * @param removal a removal token for the Secret
     */
    void deliver(RunnerCredential credential, Optional<RunnerCredential.RemovalToken> removal) {
        toFile(credential);
        secret.ifPresent(store -> store.store(credential, removal));
    }

    void toFile(RunnerCredential credential) {
        file.ifPresent(to -> {
            to.write(credential.secret());
            log.info("Wrote " + to.path() + ", readable by its owner only");
        });
    }
}
