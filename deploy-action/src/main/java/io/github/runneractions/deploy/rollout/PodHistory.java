package io.github.runneractions.deploy.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * When each pod came to which stage. Immutable.
 *
 * @param of by pod, in the order they came
 */
record PodHistory(Map<String, List<Moment>> of) {
    static final PodHistory NONE = new PodHistory(Map.of());

    /** A crash loop has no end. */
    static final int MOST_STAGES = 12;

    /** When a pod came to a stage. */
    record Moment(String stage, Instant at) {}

    /** Whether {@code pod} came to its stage less than {@code time} ago; not known of a pod that was there before. */
    boolean isWithin(Duration time, String pod, Instant now) {
        var stages = of.getOrDefault(pod, List.of());
        return !stages.isEmpty() && Duration.between(stages.getLast().at(), now).compareTo(time) < 0;
    }

    PodHistory with(String pod, String stage, Instant now) {
        var before = of.getOrDefault(pod, List.of());
        var isSame = !before.isEmpty() && before.getLast().stage().equals(stage);
        return isSame || before.size() >= MOST_STAGES
                ? this
                : new PodHistory(RolloutState.with(
                        of,
                        pod,
                        Stream.concat(before.stream(), Stream.of(new Moment(stage, now)))
                                .toList()));
    }
}
