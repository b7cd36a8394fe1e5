package io.github.runneractions.testkit.planted.hen;

import io.github.runneractions.testkit.planted.egg.Egg;

/** Needs what needs it. */
public record Hen(Egg from) {}
