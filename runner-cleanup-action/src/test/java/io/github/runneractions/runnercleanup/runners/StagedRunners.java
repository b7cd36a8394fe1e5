package io.github.runneractions.runnercleanup.runners;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.runner.DeleteRunner;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerListing;
import io.github.runneractions.runnercleanup.plan.Runners;
import io.github.runneractions.runtime.Failure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** GitHub as one test stages it: listings in turn, then what a fresh look and a removal find. Each call takes a second. */
final class StagedRunners implements ScopeRunners {
    private final FakeTime time;
    private final Deque<RunnerListing> listings = new ArrayDeque<>();
    private final Map<Long, Runner> fresh = new HashMap<>();
    private final Map<Long, DeleteRunner.Outcome> outcomes = new HashMap<>();
    private final Map<Long, Failure> failures = new HashMap<>();
    private final Map<Long, Failure> unreadable = new HashMap<>();
    private final Set<Long> stubborn = new HashSet<>();
    private final Set<Long> listedForEver = new HashSet<>();
    private Optional<Failure> unlistable = Optional.empty();
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

    /** The requests to remove one of these fail. */
    StagedRunners failing(Failure failure, long... ids) {
        LongStream.of(ids).forEach(id -> failures.put(id, failure));
        return this;
    }

    /** A fresh look at this one fails. */
    StagedRunners unreadable(Failure failure, long id) {
        unreadable.put(id, failure);
        return this;
    }

    /** GitHub says that it is gone, and shows it the next time. */
    StagedRunners stubborn(long id) {
        stubborn.add(id);
        return answering(id, DeleteRunner.Outcome.ALREADY_GONE);
    }

    /** It stays in the list whatever happens. */
    StagedRunners listedForEver(long id) {
        listedForEver.add(id);
        return this;
    }

    /** Its list cannot be read. */
    StagedRunners unlistable(Failure failure) {
        unlistable = Optional.of(failure);
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
        unlistable.ifPresent(failure -> {
            throw failure;
        });
        assertThat(listings.isEmpty() && fresh.isEmpty() && listedForEver.isEmpty())
                .as("nothing to list")
                .isFalse();
        return listings.isEmpty()
                ? Runners.listing(Stream.concat(
                                fresh.values().stream(), listedForEver.stream().map(Runners::offline))
                        .toArray(Runner[]::new))
                : listings.removeFirst();
    }

    @Override
    public Optional<Runner> find(long id) {
        time.advance(Duration.ofSeconds(1));
        if (unreadable.containsKey(id)) {
            throw unreadable.get(id);
        }
        return Optional.ofNullable(fresh.get(id));
    }

    @Override
    public Optional<Runner> findByName(String name) {
        throw new AssertionError("asked for " + name);
    }

    @Override
    public DeleteRunner.Outcome remove(long id) {
        time.advance(Duration.ofSeconds(1));
        removed.add(id);
        if (failures.containsKey(id)) {
            throw failures.get(id);
        }
        var outcome = outcomes.getOrDefault(id, DeleteRunner.Outcome.DELETED);
        if (outcome != DeleteRunner.Outcome.BUSY && !stubborn.contains(id)) {
            fresh.remove(id);
        }
        return outcome;
    }
}
