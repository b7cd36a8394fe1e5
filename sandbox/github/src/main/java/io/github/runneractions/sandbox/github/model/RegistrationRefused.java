package io.github.runneractions.sandbox.github.model;

/** GitHub turned a runner away that wanted to register; to the runner it looks like 404 Not Found. */
public final class RegistrationRefused extends RuntimeException {

    RegistrationRefused(String message) {
        super(message);
    }
}
