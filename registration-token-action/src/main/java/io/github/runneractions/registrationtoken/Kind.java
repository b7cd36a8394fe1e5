package io.github.runneractions.registrationtoken;

/** What is made. */
enum Kind {
    /** For {@code config.sh}, any number of runners within an hour. */
    REGISTRATION,
    /** For {@code config.sh remove}, any number of runners within an hour. */
    REMOVAL,
    /** For {@code run.sh --jitconfig}: one runner, one job. */
    JIT
}
