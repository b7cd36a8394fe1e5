package io.github.runneractions.sandbox.github.state;

import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runners of a state file. */
final class RunnerEntries {

    private RunnerEntries() {}

    static Stream<RegisteredRunner> read(StateDocument.RunnerEntry entry) {
        if (entry.name() != null) {
            return Stream.of(runner(entry, entry.name()));
        }
        if (entry.namePrefix() == null || entry.count() < 1) {
            throw new IllegalArgumentException("A runner needs a name, or a name-prefix and a count");
        }
        return IntStream.rangeClosed(1, entry.count()).mapToObj(number -> runner(entry, entry.namePrefix() + number));
    }

    private static RegisteredRunner runner(StateDocument.RunnerEntry entry, String name) {
        return new RegisteredRunner(
                0,
                RunnerPlace.of(entry.scope()),
                name,
                Optional.ofNullable(entry.os()).orElse("linux"),
                StateDocument.word(
                        RegisteredRunner.Status.class,
                        Optional.ofNullable(entry.status()).orElse("offline")),
                entry.busy() ? RegisteredRunner.Load.BUSY : RegisteredRunner.Load.IDLE,
                StateDocument.orEmpty(entry.labels()),
                Optional.ofNullable(entry.group()).orElse("Default"),
                entry.ephemeral() ? RegisteredRunner.Lifetime.EPHEMERAL : RegisteredRunner.Lifetime.PERSISTENT,
                Optional.ofNullable(entry.version()).orElse(RegisteredRunner.VERSION));
    }
}
