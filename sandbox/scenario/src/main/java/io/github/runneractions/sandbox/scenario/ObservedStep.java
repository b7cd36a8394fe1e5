package io.github.runneractions.sandbox.scenario;

import io.github.runneractions.sandbox.runner.step.StepResult;
import java.util.List;

/**
 * The result of one step of an action.
 *
 * @param requests its requests to GitHub, with secrets replaced
 */
public record ObservedStep(StepResult result, List<String> requests) {}
