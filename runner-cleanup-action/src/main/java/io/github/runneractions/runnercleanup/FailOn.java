package io.github.runneractions.runnercleanup;

/** What makes the step fail, beside a listing that fails, which always does. */
enum FailOn {
    /** Nothing: what goes wrong is a warning. */
    NEVER,
    /** An error, and a selected runner that remains offline. */
    REMAINING,
    /** An error. */
    ERROR
}
