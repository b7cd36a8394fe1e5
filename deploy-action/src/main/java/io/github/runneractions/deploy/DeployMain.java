package io.github.runneractions.deploy;

import io.github.runneractions.toolkit.ActionRunner;

/** The process that a step starts. */
public final class DeployMain {
    private DeployMain() {}

    public static void main(String[] args) {
        ActionRunner.run("deploy", new DeployAction(), args);
    }
}
