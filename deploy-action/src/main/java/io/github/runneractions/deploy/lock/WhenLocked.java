package io.github.runneractions.deploy.lock;

/** What a run does when another run deploys the release. */
public enum WhenLocked {
    /** It waits until the other one has ended. */
    WAIT,
    /** It fails, as soon as it knows that the other one lives. */
    FAIL
}
