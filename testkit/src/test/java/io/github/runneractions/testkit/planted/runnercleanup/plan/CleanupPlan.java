package io.github.runneractions.testkit.planted.runnercleanup.plan;

import io.github.runneractions.testkit.planted.toolkit.Inputs;
import java.util.function.Supplier;

/** Keeps what it should have read, and so knows the toolkit. */
record CleanupPlan(Supplier<String> listing, Inputs inputs) {}
