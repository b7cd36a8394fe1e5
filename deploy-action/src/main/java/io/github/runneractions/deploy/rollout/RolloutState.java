package io.github.runneractions.deploy.rollout;

import io.github.runneractions.runtime.ForeignText;
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
 * The state of a release's pods. Pure: a watch event creates a new state, and the lines for the log.
 *
 * @param pods those that are there, by name, in the order they came
 * @param since when each new pod was first seen
 * @param told what is already in the log about each object: every stage of a pod and every warning once
 * @param problems by object, also of objects that are gone: a rollback deletes the culprits
 */
record RolloutState(
        Map<String, PodState> pods,
        Map<String, Instant> since,
        Map<String, List<String>> told,
        Map<String, PodProblem> problems) {

    /** Nothing seen yet. */
    static final RolloutState NONE = new RolloutState(Map.of(), Map.of(), Map.of(), Map.of());

    /** The new state, and the lines for the log. */
    record Change(RolloutState state, List<String> lines) {}

    /** The pods that are there, without those that are being deleted. */
    List<PodState> staying() {
        return pods.values().stream().filter(pod -> !pod.terminating()).toList();
    }

    /** The most telling problem; that of a pod which became ready in the end is forgotten. */
    Optional<PodProblem> worstProblem() {
        return problems.values().stream().min(Comparator.comparing(PodProblem::kind));
    }

    /** With a pod that was there before: the log has what becomes of it, but not how long it takes. */
    RolloutState knowing(PodState pod) {
        return new RolloutState(with(pods, pod.name(), pod), since, told, problems);
    }

    Change podSeen(PodState pod, Instant now) {
        var before = Optional.ofNullable(pods.get(pod.name()));
        var next = new RolloutState(
                with(pods, pod.name(), pod),
                before.isPresent() ? since : with(since, pod.name(), now),
                told,
                problemsWith(pod));
        // A pending pod is logged only when its stage changes.
        var fresh = before.isEmpty() && pod.stage().equals(PodState.PENDING);
        if (before.filter(old -> old.stage().equals(pod.stage())).isPresent() || fresh) {
            return new Change(next, List.of());
        }
        var line = "pod " + pod.name() + ": "
                + before.map(old -> old.stage() + " → ").orElse("") + pod.stage() + next.waited(pod.name(), now)
                + pod.problem().map(problem -> ": " + problem.message()).orElse("");
        return next.saying(pod.name(), pod.stage(), pod.ready() ? line + "; " + next.count() : line);
    }

    Change podGone(String name, Instant now) {
        var next = new RolloutState(without(pods, name), since, told, problems);
        return Optional.ofNullable(pods.get(name))
                        .filter(pod -> !pod.terminating())
                        .isPresent()
                ? next.saying(name, "gone", "pod " + name + ": gone" + waited(name, now))
                : new Change(next, List.of());
    }

    private Map<String, PodProblem> problemsWith(PodState pod) {
        return pod.ready()
                ? without(problems, pod.name())
                : pod.problem()
                        .map(problem -> with(problems, pod.name(), problem))
                        .orElse(problems);
    }

    /**
     * After a warning about an object.
     *
     * @param kind the object's, such as {@code Pod} or {@code ReplicaSet}
     */
    Change warned(String kind, PodProblem problem) {
        var object = problem.object();
        if (Optional.ofNullable(pods.get(object)).filter(PodState::ready).isPresent()) {
            return new Change(this, List.of());
        }
        // A container's own state is more precise than a warning about its pod.
        var next = problems.containsKey(object)
                ? this
                : new RolloutState(pods, since, told, with(problems, object, problem));
        return next.saying(
                object,
                problem.reason(),
                ForeignText.inOneLine(kind).toLowerCase(Locale.ROOT) + " " + object + ": " + problem);
    }

    /** Logs {@code line}, unless {@code what} was logged about the object before, as in a crash loop. */
    private Change saying(String object, String what, String line) {
        var said = told.getOrDefault(object, List.of());
        if (said.contains(what)) {
            return new Change(this, List.of());
        }
        var more = Stream.concat(said.stream(), Stream.of(what)).toList();
        return new Change(new RolloutState(pods, since, with(told, object, more), problems), List.of(line));
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
