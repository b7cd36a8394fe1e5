package io.github.runneractions.testkit.planted.deploy;

/** Has the other three beside it, but one is not a record. */
public final class DeployMain {

    /** Says nothing where it is called. */
    public String deploy(boolean wait) {
        return "" + wait;
    }

    /** Is not called by its name. */
    public String getName() {
        return "";
    }
}
