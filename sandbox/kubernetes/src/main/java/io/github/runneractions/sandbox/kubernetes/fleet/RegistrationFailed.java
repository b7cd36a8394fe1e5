package io.github.runneractions.sandbox.kubernetes.fleet;

/** A runner could not be registered, or not be removed; the message has the reason and contains no token. */
public final class RegistrationFailed extends Exception {

    private final int status;

    /** Without a response of GitHub. */
    public RegistrationFailed(String message) {
        this(0, message);
    }

    /** With the status of GitHub's response. */
    public RegistrationFailed(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The status of GitHub's response; 0 when there was none. */
    int status() {
        return status;
    }
}
