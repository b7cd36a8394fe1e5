package io.github.runneractions.testkit.planted.unmarked;

/** Its package has no package-info. */
public final class Unmarked {}
