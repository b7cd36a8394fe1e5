package io.github.runneractions.runnercleanup.runners;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.runner.DeleteRunner;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerListing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GitHub as one test stages it: listings in turn, then what a fresh look and a removal find. Each call takes a second. */
final class StagedRunners implements ScopeRunners {
    private final FakeTime time;
    private final Deque<RunnerListing> listings = new ArrayDeque<>();
    private final Map<Long, Runner> fresh = new HashMap<>();
    private final Map<Long, DeleteRunner.Outcome> outcomes = new HashMap<>();
    private final Deque<Duration> takes = new ArrayDeque<>();
    private final List<Long> removed = new ArrayList<>();

    StagedRunners(FakeTime time, RunnerListing... listings) {
        this.time = time;
        this.listings.addAll(List.of(listings));
    }

    StagedRunners showing(Runner... runners) {
        for (var runner : runners) {
            fresh.put(runner.id(), runner);
        }
        return this;
    }

    StagedRunners answering(long id, DeleteRunner.Outcome outcome) {
        outcomes.put(id, outcome);
        return this;
    }

    /** The ids that were asked to be removed. */
    List<Long> removed() {
        return removed;
    }

    /** The listings without a reader. */
    int unread() {
        return listings.size();
    }

    /** How long the listings take, in turn; those after them a second. */
    StagedRunners taking(Duration... spans) {
        takes.addAll(List.of(spans));
        return this;
    }

    @Override
    public RunnerListing list() {
        time.advance(takes.isEmpty() ? Duration.ofSeconds(1) : takes.removeFirst());
        assertThat(listings).as("listings left").isNotEmpty();
        return listings.removeFirst();
    }

    @Override
    public Optional<Runner> find(long id) {
        time.advance(Duration.ofSeconds(1));
        return Optional.ofNullable(fresh.get(id));
    }

    @Override
    public DeleteRunner.Outcome remove(long id) {
        time.advance(Duration.ofSeconds(1));
        removed.add(id);
        return outcomes.getOrDefault(id, DeleteRunner.Outcome.DELETED);
    }
}
