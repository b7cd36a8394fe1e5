package io.github.runneractions.sandbox.kubernetes.fleet;

/** GitHub did not take a runner; the message says why and holds no token. */
public final class RegistrationFailed extends Exception {

    /** With the reason. */
    public RegistrationFailed(String message) {
        super(message);
    }
}
