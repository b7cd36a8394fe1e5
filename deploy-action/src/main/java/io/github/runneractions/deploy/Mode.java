package io.github.runneractions.deploy;

/** How far a run goes. */
enum Mode {
    /** All the way. */
    DEPLOY,
    /** Everything is checked, by the cluster too, and nothing is changed. */
    DRY_RUN
}
