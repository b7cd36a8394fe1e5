package io.github.runneractions.deploy;

/** Whether a run changes the cluster. */
enum Mode {
    /** Deploys. */
    DEPLOY,
    /** Checks everything, in the cluster too, and changes nothing. */
    DRY_RUN
}
