package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.kubernetes.event.InvolvedObject;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which runner at GitHub each pod had when it was last looked at. A runner that registers again has another, larger id; nothing
 * else tells, as GitHub gives no times, and the pod goes on as before. Kept in an annotation of an Event, and so for as long as the
 * cluster keeps Events: without it, nothing is claimed.
 *
 * @param ids by the pods' uids
 */
record SeenRunners(Map<String, Long> ids) {
    private static final String ANNOTATION = "runner-actions.github.io/runners";

    /** All annotations of an object may have 256 KiB together; an entry has up to 60 bytes. */
    private static final int MOST = 2000;

    /** What the annotations tell; nothing when they are not ours, or have been changed. */
    static SeenRunners in(Map<String, String> annotations) {
        try {
            return new SeenRunners(Arrays.stream(
                            annotations.getOrDefault(ANNOTATION, "").split(","))
                    .map(entry -> entry.split("=", 2))
                    .filter(entry -> entry.length == 2)
                    .collect(Collectors.toMap(entry -> entry[0], entry -> Long.parseLong(entry[1]), Long::max)));
        } catch (NumberFormatException _) {
            return new SeenRunners(Map.of());
        }
    }

    /** The runners that have a pod. */
    static SeenRunners of(List<Runner> runners, Map<String, InvolvedObject> pods) {
        var ids = new HashMap<String, Long>();
        for (var runner : runners) {
            var pod = pods.get(runner.name());
            if (pod != null) {
                ids.merge(pod.uid(), runner.id(), Long::max);
            }
        }
        return new SeenRunners(ids);
    }

    /** The id of the pod's runner when that has a larger one in {@code now}: GitHub's list may be older than the last one. */
    Optional<Long> replaced(InvolvedObject pod, SeenRunners now) {
        return Optional.ofNullable(ids.get(pod.uid())).filter(id -> now.ids.getOrDefault(pod.uid(), 0L) > id);
    }

    /** What is known after {@code now} of the pods that there are. */
    SeenRunners and(SeenRunners now, Collection<InvolvedObject> pods) {
        var all = new HashMap<>(ids);
        // Not the larger one: an id that nobody has, written into the annotation, would stay there.
        all.putAll(now.ids);
        all.keySet().retainAll(pods.stream().map(InvolvedObject::uid).collect(Collectors.toSet()));
        return new SeenRunners(all);
    }

    Map<String, String> asAnnotations() {
        var text = new TreeMap<>(ids)
                .entrySet().stream()
                        .limit(MOST)
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(","));
        return Map.of(ANNOTATION, text);
    }
}
