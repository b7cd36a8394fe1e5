package io.github.runneractions.sandbox.scenario;

import io.github.runneractions.sandbox.runner.step.StepResult;
import java.util.List;

/**
 * What one step of an action did.
 *
 * @param requests what it asked GitHub, with secrets replaced
 */
public record ObservedStep(StepResult result, List<String> requests) {}
