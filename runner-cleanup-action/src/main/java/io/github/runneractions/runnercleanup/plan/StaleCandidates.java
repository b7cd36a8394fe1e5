package io.github.runneractions.runnercleanup.plan;

import io.github.runneractions.github.runner.Runner;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The selected runners that looked stale in any observation so far. Nothing is kept of the thousands of others.
 *
 * @param byId those that did in the last observation, in the order of the listing
 * @param cleared those that did before, but not in the last observation
 * @param fewestOnline how many of the selected were surely online in the observation in which the fewest were
 */
public record StaleCandidates(Map<Long, Candidate> byId, Map<Long, Runner> cleared, int fewestOnline) {
    /** Before the first observation. */
    public static final StaleCandidates NONE = new StaleCandidates(Map.of(), Map.of(), Integer.MAX_VALUE);

    /**
     * A runner that looks stale.
     *
     * @param since the end of the first of the observations in all of which it did
     */
    public record Candidate(Runner runner, Instant since) {}

    /** When the newest candidate was found; empty without candidates. */
    public Optional<Instant> newest() {
        return byId.values().stream().map(Candidate::since).max(Comparator.naturalOrder());
    }

    Optional<Candidate> of(Runner runner) {
        return Optional.ofNullable(byId.get(runner.id()));
    }

    /** Whether it looked stale in any observation. */
    boolean ever(Runner runner) {
        return byId.containsKey(runner.id()) || cleared.containsKey(runner.id());
    }

    Stream<Runner> all() {
        return Stream.concat(byId.values().stream().map(Candidate::runner), cleared.values().stream());
    }
}
