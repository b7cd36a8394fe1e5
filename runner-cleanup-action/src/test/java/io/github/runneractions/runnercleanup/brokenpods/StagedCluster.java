package io.github.runneractions.runnercleanup.brokenpods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runneractions.github.runner.DeleteRunner;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.Runner.Lifetime;
import io.github.runneractions.github.runner.RunnerListing;
import io.github.runneractions.kubernetes.object.PartialObjectMetadata;
import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.runnercleanup.cluster.ReleasePods;
import io.github.runneractions.runnercleanup.cluster.RunnerPod;
import io.github.runneractions.runnercleanup.runners.ScopeRunners;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster and a GitHub as a test stages them. */
final class StagedCluster implements ReleasePods, ScopeRunners {
    final Map<String, RunnerPod> pods = new HashMap<>();
    final Map<String, Runner> runners = new HashMap<>();
    final List<String> deleted = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    Map<String, Integer> refused = Map.of();
    boolean changed;

    void pod(String name, String created, String status) {
        pods.put(name, pod(name, created, status, Optional.of("Running"), false));
    }

    void runner(String name, boolean online, boolean busy) {
        runners.put(name, new Runner(1, name, online, busy, Lifetime.PERSISTENT, 1, List.of()));
    }

    @Override
    public List<RunnerPod> all() {
        return pods.values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    @Override
    public Optional<RunnerPod> find(String name) {
        return Optional.ofNullable(pods.get(name));
    }

    @Override
    public boolean delete(RunnerPod pod) {
        var status = refused.get(pod.name());
        if (status != null) {
            throw new Rejected(
                    new Topic("Test"), "The API server responded with " + status + ".", "Again.", status, null);
        }
        deleted.add(pod.name());
        return !changed;
    }

    @Override
    public Optional<Runner> findByName(String name) {
        asked.add(name);
        return Optional.ofNullable(runners.get(name));
    }

    @Override
    public RunnerListing list() {
        throw new AssertionError("not needed");
    }

    @Override
    public Optional<Runner> find(long id) {
        throw new AssertionError("not needed");
    }

    @Override
    public DeleteRunner.Outcome remove(long id) {
        throw new AssertionError("never");
    }

    static RunnerPod pod(String name, String created, String status, Optional<String> phase, boolean terminating) {
        try {
            return RunnerPod.of(
                    new PartialObjectMetadata(
                            name, "uid-of-" + name, "1", Instant.parse(created), Map.of(), phase, terminating),
                    new Unstructured(new ObjectMapper().readValue(status, Map.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
