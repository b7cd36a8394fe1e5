package io.github.runneractions.testkit.scenario;

import io.github.runneractions.testkit.step.StepResult;
import java.util.List;

/**
 * What one step of an action did.
 *
 * @param requests what it asked GitHub, with secrets replaced
 */
record ObservedStep(StepResult result, List<String> requests) {}
