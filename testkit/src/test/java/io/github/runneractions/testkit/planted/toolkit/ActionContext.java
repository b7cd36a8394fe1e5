package io.github.runneractions.testkit.planted.toolkit;

/** Breaks no rule by itself; clients must not know it. */
public record ActionContext() {}
