package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is kept of the looks so far: the selected runners that looked dead in any of them. Of thousands of others nothing is
 * kept.
 *
 * @param byId those that did in the last look, in the order of the listing
 * @param cleared those that did before, but not in the last look
 * @param fewestOnline how many of the selected were online in that look in which the fewest were
 */
record Suspects(Map<Long, Suspect> byId, Map<Long, Runner> cleared, int fewestOnline) {
    /** Before the first look. */
    static final Suspects NONE = new Suspects(Map.of(), Map.of(), Integer.MAX_VALUE);

    /**
     * One that looks dead.
     *
     * @param since the end of the first look from which on it did at each
     */
    record Suspect(Runner runner, Instant since) {}

    Optional<Suspect> of(Runner runner) {
        return Optional.ofNullable(byId.get(runner.id()));
    }

    /** Whether it looked dead in any look. */
    boolean ever(Runner runner) {
        return byId.containsKey(runner.id()) || cleared.containsKey(runner.id());
    }

    /** All that did. */
    Stream<Runner> all() {
        return Stream.concat(byId.values().stream().map(Suspect::runner), cleared.values().stream());
    }

    /** When the one that was found last was found; empty when there are none. */
    Optional<Instant> newest() {
        return byId.values().stream().map(Suspect::since).max(Comparator.naturalOrder());
    }
}
