package io.github.runneractions.sandbox.runner.step;

import java.util.Optional;

/** A step that uses a container action, as GitHub's runner runs it. */
public interface Step {

    /**
     * Runs it.
     *
     * @throws IllegalStateException with the end of its log, secrets hidden, when it has not ended within its limit
     */
    StepResult main(StepDefinition definition);

    /**
     * Runs the post step, as the runner does at the end of the job; empty when the action has none.
     *
     * @param definition that of {@code main}
     * @param main gives the state
     * @throws IllegalStateException as {@link #main} does
     */
    Optional<StepResult> post(StepDefinition definition, StepResult main);
}
