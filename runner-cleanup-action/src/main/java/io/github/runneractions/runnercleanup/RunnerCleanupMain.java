package io.github.runneractions.runnercleanup;

import io.github.runneractions.toolkit.ActionRunner;

/** The process that a step starts. */
public final class RunnerCleanupMain {
    private RunnerCleanupMain() {}

    /** Takes no arguments: all settings are inputs. */
    public static void main(String[] args) {
        ActionRunner.run("runner-cleanup", new RunnerCleanupAction(), args);
    }
}
