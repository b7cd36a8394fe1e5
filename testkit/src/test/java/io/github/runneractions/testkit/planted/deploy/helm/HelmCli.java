package io.github.runneractions.testkit.planted.deploy.helm;

import java.io.IOException;

/** Breaks no rule: this is the class that may. */
public final class HelmCli {

    /** Starts a program. */
    public long start() throws IOException {
        return new ProcessBuilder("true").start().pid();
    }

    /** Overrides what others named. */
    public static final class Failure extends RuntimeException {

        @Override
        public String getMessage() {
            return "";
        }
    }
}
