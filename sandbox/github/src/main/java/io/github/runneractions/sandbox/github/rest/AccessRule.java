package io.github.runneractions.sandbox.github.rest;

/** Who may call an endpoint. */
sealed interface AccessRule {

    /** Everyone, signed in or not. */
    record Public() implements AccessRule {}

    /** Only an app, with a JWT. */
    record App() implements AccessRule {}

    /** Only an installation, with a token of its own. */
    record Installation() implements AccessRule {}

    /** Callers with this permission in the path's repository. */
    record Repository(String permission, String level) implements AccessRule {}

    /** Callers with this permission in the path's organisation. */
    record Organization(String permission, String level) implements AccessRule {}

    /** Only a person, with this scope: enterprises take no installation's token. */
    record Enterprise(String scope) implements AccessRule {}
}
