package io.github.runneractions.runnercleanup.brokenpods;

import io.github.runneractions.runnercleanup.cluster.ReleasePods;
import io.github.runneractions.runnercleanup.cluster.RunnerPod;
import io.github.runneractions.runnercleanup.cluster.RunnerPod.Readiness;
import io.github.runneractions.runnercleanup.plan.Selection;
import io.github.runneractions.runnercleanup.runners.ScopeRunners;
import io.github.runneractions.runnercleanup.setback.OneByOne;
import io.github.runneractions.runnercleanup.setback.OneByOne.Done;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The living pods of a release that will not run a job again: a runner in them restarts for ever, or GitHub has no runner of
 * their name.
 *
 * @param selection with the names of one release's pods
 * @param clock GitHub's: that of this machine may be wrong
 */
public record BrokenPods(ReleasePods pods, ScopeRunners runners, Selection selection, InstantSource clock) {
    /**
     * A pod must have been in its state for so long. A runner registers within a minute, and waits for a new token for as long
     * as the old one would have been valid.
     */
    static final Duration GRACE = Duration.ofHours(1);

    /**
     * A pod that will not run a job again.
     *
     * @param reason why, as a clause about it
     */
    public record BrokenPod(RunnerPod pod, String reason) {
        /** Whether it may be deleted: it is certain that it runs no job. */
        public boolean removable() {
            return pod.readiness() == Readiness.NOT_READY;
        }

        /** Its name. */
        @Override
        public String toString() {
            return pod.name();
        }
    }

    /**
     * The pods that will not run a job again.
     *
     * @param listed the names of all runners that GitHub lists
     */
    public List<BrokenPod> find(Set<String> listed) {
        return pods.all().stream()
                .filter(pod -> selection.covers(pod.name()))
                .flatMap(pod -> verdict(pod, listed).stream())
                .toList();
    }

    /** Deletes those of {@code found} that may be deleted, each checked once more just before. */
    public Done<BrokenPod> remove(List<BrokenPod> found) {
        return new OneByOne("pods")
                .remove(found.stream().filter(BrokenPod::removable).toList(), this::removed);
    }

    private boolean removed(BrokenPod broken) {
        return pods.find(broken.pod().name())
                .flatMap(now -> verdict(now, Set.of()))
                .filter(BrokenPod::removable)
                // If the pod changes after this look, the API server refuses.
                .filter(still -> pods.delete(still.pod()))
                .isPresent();
    }

    private Optional<BrokenPod> verdict(RunnerPod pod, Set<String> listed) {
        var crashLoop = pod.crashLoop().filter(_ -> pod.readiness() == Readiness.NOT_READY);
        if (!pod.settled(clock.instant(), GRACE) || (crashLoop.isEmpty() && listed.contains(pod.name()))) {
            return Optional.empty();
        }
        var runner = runners.findByName(pod.name());
        if (runner.isPresent()) {
            return crashLoop
                    .filter(_ -> !runner.get().online() && !runner.get().busy())
                    .map(reason -> new BrokenPod(pod, reason));
        }
        return Optional.of(new BrokenPod(pod, crashLoop.orElseGet(() -> withoutRunner(pod))));
    }

    private static String withoutRunner(RunnerPod pod) {
        var state = switch (pod.readiness()) {
            case READY -> "it is ready";
            case NOT_READY -> "it is not ready";
            case UNKNOWN -> "its node does not report";
        };
        return state + " since " + pod.since().orElseThrow() + ", and GitHub has no runner of its name";
    }
}
