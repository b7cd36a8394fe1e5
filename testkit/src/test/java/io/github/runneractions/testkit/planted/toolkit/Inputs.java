package io.github.runneractions.testkit.planted.toolkit;

/** The inputs. */
public final class Inputs {}
