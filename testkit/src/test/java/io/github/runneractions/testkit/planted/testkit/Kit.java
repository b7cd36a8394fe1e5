package io.github.runneractions.testkit.planted.testkit;

/** Test code. */
public final class Kit {}
