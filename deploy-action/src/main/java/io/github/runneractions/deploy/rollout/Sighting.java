package io.github.runneractions.deploy.rollout;

import io.github.runneractions.deploy.rollout.SeenProblems.Found;
import io.github.runneractions.deploy.rollout.SeenProblems.OwnedPod;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a watch had seen at a moment.
 *
 * @param pods those of the release, with what keeps them
 * @param hopeless the problem because of which Helm was stopped
 * @param unseen what was not, or no longer, watched, as clauses
 */
record Sighting(
        RolloutState state, List<OwnedPod> pods, Optional<Found> hopeless, Collection<String> unseen, Instant at) {
    /** The most telling problem of these origins. */
    Optional<Found> worst(Predicate<ObjectReference> origins) {
        return state.problems().worst(origins, pods);
    }
}
