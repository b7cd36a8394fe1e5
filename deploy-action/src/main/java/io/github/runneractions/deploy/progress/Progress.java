package io.github.runneractions.deploy.progress;

import io.github.runneractions.deploy.progress.Sighting.PodGone;
import io.github.runneractions.deploy.progress.Sighting.PodSeen;
import io.github.runneractions.deploy.progress.Sighting.WarningSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a release's pods. Pure: a sighting makes a new one, and the lines that are worth saying.
 *
 * @param pods those that are there, by name, in the order they came
 * @param since when each new pod was first seen
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

    /** With a pod that was there before anything was done: what becomes of it is told, how long it takes is not. */
    public Progress knowing(PodState pod) {
        return new Progress(with(pods, pod.name(), pod), since, told, troubles);
    }

    private Change podSeen(PodState pod, Instant now) {
        var before = Optional.ofNullable(pods.get(pod.name()));
        var next = new Progress(
                with(pods, pod.name(), pod),
                before.isPresent() ? since : with(since, pod.name(), now),
                told,
                troublesWith(pod));
        // That a pod begins is no news until it takes another step.
        var fresh = before.isEmpty() && pod.stage().equals(PodState.PENDING);
        if (before.filter(old -> old.stage().equals(pod.stage())).isPresent() || fresh) {
            return new Change(next, List.of());
        }
        var line = "pod " + pod.name() + ": "
                + before.map(old -> old.stage() + " → ").orElse("") + pod.stage() + next.waited(pod.name(), now)
                + pod.trouble().map(trouble -> ": " + trouble.message()).orElse("");
        return next.saying(pod.name(), pod.stage(), pod.ready() ? line + "; " + next.count() : line);
    }

    private Change podGone(String name, Instant now) {
        var next = new Progress(without(pods, name), since, told, troubles);
        return Optional.ofNullable(pods.get(name)).filter(PodState::stays).isPresent()
                ? next.saying(name, "gone", "pod " + name + ": gone" + waited(name, now))
                : new Change(next, List.of());
    }

    private Map<String, Trouble> troublesWith(PodState pod) {
        return pod.ready()
                ? without(troubles, pod.name())
                : pod.trouble()
                        .map(trouble -> with(troubles, pod.name(), trouble))
                        .orElse(troubles);
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
        var line = warning.kind().toLowerCase(Locale.ROOT) + " " + warning.object() + ": " + trouble.get();
        return next.saying(warning.object(), warning.reason(), line);
    }

    /** Says {@code line}, unless {@code what} has been said of the object before: crash loops go round. */
    private Change saying(String object, String what, String line) {
        var said = told.getOrDefault(object, List.of());
        if (said.contains(what)) {
            return new Change(this, List.of());
        }
        var more = Stream.concat(said.stream(), Stream.of(what)).toList();
        return new Change(new Progress(pods, since, with(told, object, more), troubles), List.of(line));
    }

    private String count() {
        var staying = staying();
        return staying.stream().filter(PodState::ready).count() + " of " + staying.size() + " pods ready";
    }

    private String waited(String pod, Instant now) {
        return Optional.ofNullable(since.get(pod))
                .map(first -> " (" + Duration.between(first, now).toSeconds() + " s)")
                .orElse("");
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
