package io.github.runneractions.runnercleanup;

import io.github.runneractions.kubernetes.api.ObjectLister;
import io.github.runneractions.runnercleanup.ClusterInputs.BrokenPodPolicy;
import io.github.runneractions.runnercleanup.ClusterInputs.LeftoverPolicy;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.Mode;
import io.github.runneractions.runnercleanup.brokenpods.BrokenPods;
import io.github.runneractions.runnercleanup.brokenpods.BrokenPods.BrokenPod;
import io.github.runneractions.runnercleanup.cluster.ClusterPods;
import io.github.runneractions.runnercleanup.cluster.Leftovers;
import io.github.runneractions.runnercleanup.cluster.Leftovers.Leftover;
import io.github.runneractions.runnercleanup.runners.CleanupOutcome;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome;
import io.github.runneractions.runnercleanup.runners.ScopeRunners;
import io.github.runneractions.runnercleanup.setback.OneByOne.Done;
import io.github.runneractions.runtime.Failure;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a cleanup does in the cluster, after the runners at GitHub. */
record ClusterCleanup(RunnerCleanupInputs inputs, ObjectLister inventory, ScopeRunners runners, InstantSource clock) {
    /**
     * The result.
     *
     * @param leftovers what was removed; in a dry run, what would be
     * @param brokenPods the pods that will not run a job again
     * @param deletedPods those of them that were deleted; in a dry run, that would be
     * @param failure what stopped it
     */
    record ClusterOutcome(
            List<Leftover> leftovers,
            List<BrokenPod> brokenPods,
            List<BrokenPod> deletedPods,
            Optional<Failure> failure) {
        static final ClusterOutcome NOTHING = new ClusterOutcome(List.of(), List.of(), List.of(), Optional.empty());
    }

    ClusterOutcome after(CleanupOutcome outcome) {
        var leftovers = leftovers();
        if (leftovers.failure().isPresent() || inputs.cluster().brokenPods() == BrokenPodPolicy.IGNORE) {
            return new ClusterOutcome(leftovers.removed(), List.of(), List.of(), leftovers.failure());
        }
        var broken = new BrokenPods(
                new ClusterPods(inventory), runners, inputs.rules().selection(), clock);
        try {
            var found = broken.find(listed(outcome));
            var deleted = deleted(broken, found, outcome);
            return new ClusterOutcome(leftovers.removed(), found, deleted.removed(), deleted.failure());
        } catch (Failure e) {
            return new ClusterOutcome(leftovers.removed(), List.of(), List.of(), Optional.of(e));
        }
    }

    private Done<Leftover> leftovers() {
        if (inputs.cluster().leftovers() == LeftoverPolicy.LEAVE) {
            return new Done<>(List.of(), Optional.empty());
        }
        var leftovers = new Leftovers(inventory, inputs.rules().selection(), clock);
        try {
            var found = leftovers.find();
            return dry() ? new Done<>(found, Optional.empty()) : leftovers.remove(found);
        } catch (Failure e) {
            return new Done<>(List.of(), Optional.of(e));
        }
    }

    private Done<BrokenPod> deleted(BrokenPods broken, List<BrokenPod> found, CleanupOutcome outcome) {
        // While none is online, new pods would not work either, and these may have their runners in another place.
        if (inputs.cluster().brokenPods() != BrokenPodPolicy.DELETE || outcome.online() == 0) {
            return new Done<>(List.of(), Optional.empty());
        }
        return dry()
                ? new Done<>(found.stream().filter(BrokenPod::removable).toList(), Optional.empty())
                : broken.remove(found);
    }

    private boolean dry() {
        return inputs.mode() == Mode.DRY_RUN;
    }

    private static Set<String> listed(CleanupOutcome outcome) {
        return outcome.runners().stream()
                .filter(of -> of.outcome() != Outcome.REMOVED && of.outcome() != Outcome.ALREADY_GONE)
                .map(of -> of.runner().name())
                .collect(Collectors.toUnmodifiableSet());
    }
}
