package io.github.runneractions.deploy.progress;

import io.github.runneractions.deploy.progress.Sighting.PodGone;
import io.github.runneractions.deploy.progress.Sighting.PodSeen;
import io.github.runneractions.deploy.progress.Sighting.WarningSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a release's pods. Pure: a sighting makes a new one, and the lines that are worth saying.
 *
 * @param pods those that are there, by name, in the order they came
 * @param since when each pod was first seen
 * @param told what has been said of each object already: every stage of a pod and every warning once
 * @param troubles by object, also of objects that are gone: a rollback takes the culprits away
 */
public record Progress(
        Map<String, PodState> pods,
        Map<String, Instant> since,
        Map<String, List<String>> told,
        Map<String, Trouble> troubles) {

    /** Nothing seen yet. */
    public static final Progress NONE = new Progress(Map.of(), Map.of(), Map.of(), Map.of());

    /** A new state of knowledge, and what to say about it. */
    public record Change(Progress progress, List<String> lines) {}

    /** What {@code sighting} changes. */
    public Change after(Sighting sighting, Instant now) {
        return switch (sighting) {
            case PodSeen seen -> podSeen(seen.pod(), now);
            case PodGone gone -> podGone(gone.name(), now);
            case WarningSeen warning -> warningSeen(warning);
        };
    }

    /** The pods that are there and stay. */
    public List<PodState> staying() {
        return pods.values().stream().filter(PodState::stays).toList();
    }

    /** The most telling trouble, with the object it is about; that of a pod which came up in the end is forgotten. */
    public Optional<Map.Entry<String, Trouble>> worst() {
        return troubles.entrySet().stream()
                .min(Comparator.comparing(entry -> entry.getValue().kind()));
    }

    private Change podSeen(PodState pod, Instant now) {
        var before = Optional.ofNullable(pods.get(pod.name()));
        var first = since.getOrDefault(pod.name(), now);
        var next = new Progress(
                with(pods, pod.name(), pod),
                with(since, pod.name(), first),
                told,
                pod.ready()
                        ? without(troubles, pod.name())
                        : pod.trouble()
                                .map(trouble -> with(troubles, pod.name(), trouble))
                                .orElse(troubles));
        if (before.filter(old -> old.stage().equals(pod.stage())).isPresent()) {
            return new Change(next, List.of());
        }
        var line = "pod " + pod.name() + ": "
                + before.map(old -> old.stage() + " → ").orElse("") + pod.stage()
                + before.map(_ -> " (" + seconds(first, now) + ")").orElse("")
                + pod.trouble().map(trouble -> ": " + trouble.message()).orElse("");
        var count =
                pod.ready() || before.filter(PodState::ready).isPresent() ? List.of(next.count()) : List.<String>of();
        return next.saying(pod.name(), pod.stage(), line, count);
    }

    private Change podGone(String name, Instant now) {
        var next = new Progress(without(pods, name), since, told, troubles);
        return pods.containsKey(name)
                ? next.saying(
                        name,
                        "gone",
                        "pod " + name + ": gone (" + seconds(since.getOrDefault(name, now), now) + ")",
                        List.of())
                : new Change(next, List.of());
    }

    private Change warningSeen(WarningSeen warning) {
        var ready = Optional.ofNullable(pods.get(warning.object()))
                .filter(PodState::ready)
                .isPresent();
        var trouble =
                Reasons.ofWarning(warning.reason()).map(kind -> Trouble.of(kind, warning.reason(), warning.message()));
        if (ready || trouble.isEmpty()) {
            return new Change(this, List.of());
        }
        // A container's own state, where there is one, says more than a warning about its pod.
        var next = troubles.containsKey(warning.object())
                ? this
                : new Progress(pods, since, told, with(troubles, warning.object(), trouble.get()));
        var line = warning.kind().toLowerCase(java.util.Locale.ROOT) + " " + warning.object() + ": " + trouble.get();
        return next.saying(warning.object(), warning.reason(), line, List.of());
    }

    private Change saying(String object, String what, String line, List<String> more) {
        var said = told.getOrDefault(object, List.of());
        if (said.contains(what)) {
            return new Change(this, List.of());
        }
        var lines = new ArrayList<>(List.of(line));
        lines.addAll(more);
        var now = new ArrayList<>(said);
        now.add(what);
        return new Change(new Progress(pods, since, with(told, object, List.copyOf(now)), troubles), lines);
    }

    private String count() {
        var staying = staying();
        return staying.stream().filter(PodState::ready).count() + " of " + staying.size() + " pods ready";
    }

    private static String seconds(Instant from, Instant to) {
        return java.time.Duration.between(from, to).toSeconds() + " s";
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        var copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static <V> Map<String, V> without(Map<String, V> map, String key) {
        var copy = new LinkedHashMap<>(map);
        copy.remove(key);
        return copy;
    }
}
