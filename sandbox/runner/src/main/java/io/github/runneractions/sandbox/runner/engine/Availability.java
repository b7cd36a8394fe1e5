package io.github.runneractions.sandbox.runner.engine;

import java.nio.file.Path;

/** Whether this machine has a Docker engine for us. */
public sealed interface Availability {

    /**
     * One answers.
     *
     * @param client the program that talks to it
     * @param version the engine's
     */
    record Answers(Path client, String version) implements Availability {}

    /**
     * None answers, but a private one can be started.
     *
     * @param client the program to talk to it
     * @param daemon the engine's program
     */
    record Startable(Path client, Path daemon) implements Availability {}

    /**
     * No engine can be used.
     *
     * @param sentence what is missing and how to install it
     */
    record Missing(String sentence) implements Availability {}
}
