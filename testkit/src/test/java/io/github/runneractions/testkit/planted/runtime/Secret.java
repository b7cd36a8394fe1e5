package io.github.runneractions.testkit.planted.runtime;

/** A secret. */
public record Secret() {}
