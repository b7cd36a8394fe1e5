package io.github.runneractions.sandbox.kubernetes.fleet;

/** GitHub rejected a runner; the message has the reason and contains no token. */
public final class RegistrationFailed extends Exception {

    /** With the reason. */
    public RegistrationFailed(String message) {
        super(message);
    }
}
