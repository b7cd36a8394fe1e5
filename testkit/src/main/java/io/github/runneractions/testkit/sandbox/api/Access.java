package io.github.runneractions.testkit.sandbox.api;

/** Who may call an endpoint. */
sealed interface Access {

    /** Everyone, signed in or not. */
    record Public() implements Access {}

    /** Only an app, with a JWT. */
    record App() implements Access {}

    /** Only an installation, with a token of its own. */
    record Installation() implements Access {}

    /** Whoever may do this in the path's repository. */
    record Repository(String permission, String level) implements Access {}

    /** Whoever may do this in the path's organisation. */
    record Organization(String permission, String level) implements Access {}

    /** Only a person, with this scope: enterprises take no installation's token. */
    record Enterprise(String scope) implements Access {}
}
