package io.github.runneractions.registrationtoken;

import io.github.runneractions.toolkit.ActionRunner;

/** The process that a step starts. */
public final class RegistrationTokenMain {
    private RegistrationTokenMain() {}

    public static void main(String[] args) {
        ActionRunner.run("registration-token", new RegistrationTokenAction(), args);
    }
}
