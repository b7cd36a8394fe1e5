package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.InvalidInputs;

/**
 * An action, in the order of its run: it reads its inputs, executes, and reports its result.
 *
 * <p>{@link ActionRunner} calls the three methods in this order; a method that throws a {@link Failure} ends the run
 * with one error and exit code 1 (2 for {@link InvalidInputs}).
 *
 * @param <I> the action's inputs, a record
 * @param <R> the action's result, a record
 */
public interface Action<I, R> {
    /**
     * Reads every input. Problems are collected by {@code inputs} and thrown together, so this method must read all inputs
     * before it decides anything.
     */
    I read(Inputs inputs);

    /** Does the work. All effects go through {@code context} or a client made from it. */
    R execute(I inputs, ActionContext context);

    /** Reports the result: outputs, summary, at most one notice. Does no I/O of its own. */
    void report(R result, Report report);
}
