package io.github.runneractions.sandbox.github.model;

/** GitHub turned a runner away that wanted to register, or that asked with a registration which is gone. */
public final class RegistrationRefused extends RuntimeException {

    /** What there is not. */
    public enum Missing {
        /** The token or configuration: it is unknown, expired, or used. */
        TOKEN,
        /** The runner group. */
        GROUP,
        /** The runner: its registration has been deleted. */
        RUNNER
    }

    private final Missing missing;

    RegistrationRefused(Missing missing, String message) {
        super(message);
        this.missing = missing;
    }

    /** What there is not. */
    public Missing missing() {
        return missing;
    }
}
