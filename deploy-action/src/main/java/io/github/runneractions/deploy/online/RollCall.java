package io.github.runneractions.deploy.online;

import io.github.runneractions.deploy.progress.PodState;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the release's pods have a runner online: a runner has its pod's name.
 *
 * @param expected how many there shall be
 * @param online the names, sorted
 * @param missing the pods whose runner is not online
 */
public record RollCall(int expected, List<String> online, List<PodState> missing) {
    /** Holds the pods against the runners. */
    static RollCall of(int expected, Collection<PodState> pods, Set<String> runners) {
        return new RollCall(
                expected,
                pods.stream()
                        .map(PodState::name)
                        .filter(runners::contains)
                        .sorted()
                        .toList(),
                pods.stream().filter(pod -> !runners.contains(pod.name())).toList());
    }

    boolean complete() {
        return online.size() >= expected;
    }

    /** Such as {@code 1 of 2 runners online}. */
    String count() {
        return online.size() + " of " + expected + (expected == 1 ? " runner" : " runners") + " online";
    }

    /** Who is missing, and what its pod does. */
    String absent() {
        return missing.isEmpty()
                ? "pods that are not there yet"
                : missing.stream().map(RollCall::describe).collect(Collectors.joining(", "));
    }

    private static String describe(PodState pod) {
        return pod.name() + " (its pod: " + pod.stage()
                + pod.trouble().map(trouble -> ", " + trouble).orElse("") + ")";
    }
}
