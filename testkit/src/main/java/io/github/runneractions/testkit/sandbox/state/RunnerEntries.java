package io.github.runneractions.testkit.sandbox.state;

import io.github.runneractions.testkit.sandbox.world.Runner;
import io.github.runneractions.testkit.sandbox.world.RunnerScope;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runners of a state file. */
final class RunnerEntries {

    private RunnerEntries() {}

    static Stream<Runner> read(State.RunnerEntry entry) {
        if (entry.name() != null) {
            return Stream.of(runner(entry, entry.name()));
        }
        if (entry.namePrefix() == null || entry.count() < 1) {
            throw new IllegalArgumentException("A runner needs a name, or a name-prefix and a count");
        }
        return IntStream.rangeClosed(1, entry.count()).mapToObj(number -> runner(entry, entry.namePrefix() + number));
    }

    private static Runner runner(State.RunnerEntry entry, String name) {
        return new Runner(
                0,
                RunnerScope.of(entry.scope()),
                name,
                Optional.ofNullable(entry.os()).orElse("linux"),
                State.word(
                        Runner.Status.class, Optional.ofNullable(entry.status()).orElse("offline")),
                entry.busy() ? Runner.Load.BUSY : Runner.Load.IDLE,
                State.orEmpty(entry.labels()),
                Optional.ofNullable(entry.group()).orElse("Default"),
                entry.ephemeral() ? Runner.Lifetime.EPHEMERAL : Runner.Lifetime.PERSISTENT,
                Optional.ofNullable(entry.version()).orElse(Runner.VERSION));
    }
}
