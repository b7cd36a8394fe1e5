package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.InvalidInputs;
import java.util.Set;

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

    /**
     * The inputs without which the action does no more than with them: they neither restrict nor authenticate. A variable whose
     * name is close to one of them only is a warning; close to another input, it is a problem.
     */
    default Set<String> harmlessInputs() {
        return Set.of();
    }

    /** Does the work. All effects go through {@code context} or a client made from it. */
    R execute(I inputs, ActionContext context);

    /**
     * Takes back what {@code result} holds, because nobody will get it: its report cannot be written. A failure here is logged,
     * and does not replace the one that led here.
     */
    default void takeBack(I inputs, R result, ActionContext context) {}

    /** Reports the result: outputs, summary, at most one notice. Does no I/O of its own. */
    void report(R result, Report report);
}
