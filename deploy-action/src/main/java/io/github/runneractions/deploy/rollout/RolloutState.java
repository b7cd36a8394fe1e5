package io.github.runneractions.deploy.rollout;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of a release's pods. Pure: a watch event creates a new state, and the lines for the log.
 *
 * @param pods those that are there, by name, in the order they came
 * @param since when each new pod was first seen
 * @param told what is already in the log about each object: every stage of a pod and every warning once
 * @param problems also of objects that are gone: a rollback deletes the culprits
 * @param history what became of each pod that changed
 */
record RolloutState(
        Map<String, PodState> pods,
        Map<String, Instant> since,
        Map<String, List<String>> told,
        SeenProblems problems,
        PodHistory history) {

    /** Nothing seen yet. */
    static final RolloutState NONE = new RolloutState(Map.of(), Map.of(), Map.of(), SeenProblems.NONE, PodHistory.NONE);

    /** A probe can fail for many reasons in turn; of a loop, the first are enough. */
    private static final int MOST_TOLD = 12;

    /** The kubelet probes a container when it starts; most programs need some time, and are ready at the next probe. */
    private static final Duration STARTING = Duration.ofSeconds(30);

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    /** The new state, and the lines for the log. */
    record Change(RolloutState state, List<ProgressLine> lines) {}

    /** The pods that are there, without those that are being deleted. */
    List<PodState> staying() {
        return pods.values().stream().filter(pod -> !pod.terminating()).toList();
    }

    /** The pods that are being deleted. */
    List<PodState> leaving() {
        return pods.values().stream().filter(PodState::terminating).toList();
    }

    /** With a pod that was there before: the log has what becomes of it, but not how long it takes. */
    RolloutState knowing(PodState pod) {
        return new RolloutState(with(pods, pod.name(), pod), since, told, problems, history);
    }

    /**
     * After a pod was seen.
     *
     * @param origin the chart's object that keeps it
     * @param isKept whether the object that keeps it was found in the cluster
     */
    Change podSeen(PodState pod, ObjectReference origin, boolean isKept, Instant now) {
        var before = Optional.ofNullable(pods.get(pod.name()));
        var isNew = before.isEmpty() || since.containsKey(pod.name());
        var next = new RolloutState(
                with(pods, pod.name(), pod),
                before.isPresent() ? since : with(since, pod.name(), now),
                told,
                problems.after(pod, origin, isNew, isKept, now),
                history.with(pod.name(), pod.stage(), now));
        // A pending pod is logged only when its stage changes.
        var fresh = before.isEmpty() && pod.stage().equals(PodState.PENDING);
        if (before.filter(old -> old.stage().equals(pod.stage())).isPresent() || fresh) {
            return new Change(next, List.of());
        }
        var line = new ProgressLine(
                "Pod",
                pod.name(),
                before.map(old -> old.stage() + " → ").orElse("") + pod.stage(),
                next.age(pod.name(), now),
                pod.problem().map(PodProblem::message).orElse(""),
                pod.ready() ? Optional.of(next.count()) : Optional.empty());
        return next.saying(pod.name(), pod.stage(), line);
    }

    Change podGone(String name, Instant now) {
        var next = new RolloutState(without(pods, name), since, told, problems, history.with(name, "gone", now));
        return Optional.ofNullable(pods.get(name))
                        .filter(pod -> !pod.terminating())
                        .isPresent()
                ? next.saying(
                        name, "gone", new ProgressLine("Pod", name, "gone", next.age(name, now), "", Optional.empty()))
                : new Change(next, List.of());
    }

    /**
     * After a warning about an object.
     *
     * @param object such as a pod, or a ReplicaSet
     * @param origin the chart's object that it is or belongs to
     */
    Change warned(ObjectReference object, ObjectReference origin, PodProblem problem, Instant now) {
        var pod = Optional.ofNullable(object.kind().equals("Pod") ? pods.get(object.name()) : null);
        if (pod.filter(it -> it.ready() || it.overcome().contains(problem.kind()))
                .isPresent()) {
            return new Change(this, List.of());
        }
        // An event can name a pod that there never was.
        var isNew = !object.kind().equals("Pod") || since.containsKey(object.name());
        var next = new RolloutState(pods, since, told, problems.with(object, origin, problem, isNew, now), history);
        if (problem.isOfReadinessProbe() && pod.isPresent() && history.isWithin(STARTING, object.name(), now)) {
            // It is told when it goes on: the kubelet repeats it. A failure names it at any time.
            return new Change(next, List.of());
        }
        return next.saying(
                object.kind() + " " + object.name() + " " + problem.reason(),
                // A ReplicaSet that creates no pod names another one each time.
                QUOTED.matcher(problem.message()).replaceAll(""),
                new ProgressLine(
                        object.kind(), object.name(), problem.toString(), Optional.empty(), "", Optional.empty()));
    }

    /** Logs {@code line}, unless {@code what} was logged about the object before, as in a crash loop. */
    private Change saying(String object, String what, ProgressLine line) {
        var said = told.getOrDefault(object, List.of());
        if (said.contains(what) || said.size() >= MOST_TOLD) {
            return new Change(this, List.of());
        }
        var more = Stream.concat(said.stream(), Stream.of(what)).toList();
        return new Change(new RolloutState(pods, since, with(told, object, more), problems, history), List.of(line));
    }

    private String count() {
        var staying = staying();
        return staying.stream().filter(PodState::ready).count() + " of " + staying.size() + " pods ready";
    }

    /** In seconds; not negative when the clock was set back. */
    Optional<Long> age(String pod, Instant now) {
        return Optional.ofNullable(since.get(pod))
                .map(first -> Math.max(0, Duration.between(first, now).toSeconds()));
    }

    static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
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
