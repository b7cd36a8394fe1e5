package io.github.runneractions.apptoken;

import io.github.runneractions.toolkit.ActionRunner;

/** The process that a step starts. */
public final class AppTokenMain {
    private AppTokenMain() {}

    public static void main(String[] args) {
        ActionRunner.run("app-token", new AppTokenAction(), args);
    }
}
