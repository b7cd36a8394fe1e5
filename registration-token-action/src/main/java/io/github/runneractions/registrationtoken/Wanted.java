package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.runner.CreateRegistrationToken;

/** What shall be made. */
sealed interface Wanted {
    /** A token for any number of runners. */
    record Token(CreateRegistrationToken.Kind kind) implements Wanted {}

    /** One runner and its configuration. */
    record Jit(JitRequest runner) implements Wanted {}
}
