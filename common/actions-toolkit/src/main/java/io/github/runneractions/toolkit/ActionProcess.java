package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Cancellation;
import io.github.runneractions.runtime.Sleeper;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The process as a value: {@link ActionRunner} creates it from {@code System}, tests from fakes.
 *
 * @param variables the environment
 * @param lines writes a line to standard output
 * @param clock this machine's clock
 * @param sleeper how to wait
 * @param words unguessable words, for delimiters and fences
 * @param cancellation tells when the process is asked to end
 */
record ActionProcess(
        Map<String, String> variables,
        Consumer<String> lines,
        Clock clock,
        Sleeper sleeper,
        Supplier<String> words,
        Cancellation cancellation) {}
