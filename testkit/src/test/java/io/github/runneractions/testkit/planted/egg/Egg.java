package io.github.runneractions.testkit.planted.egg;

import io.github.runneractions.testkit.planted.hen.Hen;

/** Needs what needs it. */
public record Egg(Hen from) {}
