package io.github.runneractions.testkit.planted.toolkit;

/** A secret. */
public record Secret() {}
