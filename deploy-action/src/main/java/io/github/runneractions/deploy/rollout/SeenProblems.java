package io.github.runneractions.deploy.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The problems of a release's objects, by object; also of objects that are gone. Immutable.
 *
 * @param all by kind and name
 */
record SeenProblems(Map<String, Seen> all) {
    static final SeenProblems NONE = new SeenProblems(Map.of());

    private static final String CLAIM = "PersistentVolumeClaim";

    /** Whoever may create events can name any number of objects in them. */
    private static final int MOST = 5000;

    /** Twice the first pause between two attempts to pull an image: the registry was asked again. */
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(15);

    /**
     * A problem of an object.
     *
     * @param origin the chart's object that it is or belongs to
     * @param isNew whether the object came with this deployment; another may be about to be replaced
     * @param isOwn whether the status of a pod tells it that an object in the cluster keeps; whoever may create events chooses what they
     *     tell, so that an event may explain a failure, and never causes one
     * @param since when the object had this kind of problem first; of an own one, by its status
     * @param ended the container that has failed, whose log tells more
     */
    record Seen(
            ObjectReference origin,
            PodProblem problem,
            boolean isNew,
            boolean isOwn,
            Instant since,
            Optional<EndedContainer> ended) {
        /** What is known of the object with {@code newer}. */
        Seen and(Seen newer) {
            var isSameKind = problem.kind() == newer.problem.kind();
            var told = isSameKind && isOwn && !newer.isOwn ? problem : problem.or(newer.problem);
            var isToldOwn = (isOwn && told.equals(problem)) || (newer.isOwn && told.equals(newer.problem));
            var goesOn = problem.kind() == told.kind() && (isOwn || !isToldOwn);
            return new Seen(
                    newer.origin,
                    told,
                    newer.isNew,
                    isToldOwn,
                    goesOn ? since : newer.since,
                    newer.ended.or(() -> ended));
        }
    }

    /** A problem, and how many other objects of the same origin have it too. */
    record Found(Seen seen, long others) {}

    /**
     * With what the state of a pod tells; that of a pod which became ready in the end is forgotten, and what it has overcome.
     *
     * @param isKept whether the object that keeps it was found in the cluster
     */
    SeenProblems after(PodState pod, ObjectReference origin, boolean isNew, boolean isKept, Instant now) {
        var key = "Pod/" + pod.name();
        var left = pod.ready()
                        || has(
                                key,
                                seen -> pod.overcome().contains(seen.problem().kind()))
                ? without(key)
                : this;
        return pod.problem()
                .map(problem -> left.put(key, new Seen(origin, problem, isNew, isKept, now, pod.ended())))
                .orElse(left);
    }

    /** With the problem that an event tells of. */
    SeenProblems with(ObjectReference object, ObjectReference origin, PodProblem problem, boolean isNew, Instant now) {
        return put(object.kind() + "/" + object.name(), new Seen(origin, problem, isNew, false, now, Optional.empty()));
    }

    private SeenProblems put(String key, Seen newer) {
        var before = Optional.ofNullable(all.get(key));
        if (before.isEmpty() && !newer.isOwn() && all.size() >= MOST) {
            return this;
        }
        return new SeenProblems(
                RolloutState.with(all, key, before.map(old -> old.and(newer)).orElse(newer)));
    }

    private boolean has(String key, Predicate<Seen> which) {
        return Optional.ofNullable(all.get(key)).filter(which).isPresent();
    }

    private SeenProblems without(String key) {
        var copy = new LinkedHashMap<>(all);
        copy.remove(key);
        return new SeenProblems(copy);
    }

    /**
     * The most telling problem of the objects of some origins, and of the volume claims that their pods wait for.
     *
     * @param pods all that are there
     */
    Optional<Found> worst(Predicate<ObjectReference> origins, Collection<OwnedPod> pods) {
        var candidates = Stream.concat(
                        all.values().stream().filter(seen -> origins.test(seen.origin())),
                        pods.stream().filter(pod -> origins.test(pod.origin())).flatMap(this::ofClaims))
                .toList();
        var fresh = candidates.stream().filter(Seen::isNew).toList();
        var telling = fresh.isEmpty() ? candidates : fresh;
        return telling.stream()
                .min(Comparator.comparing(seen -> seen.problem().kind()))
                .map(seen -> new Found(seen, others(seen, telling)));
    }

    private Stream<Seen> ofClaims(OwnedPod pod) {
        return pod.state().overcome().contains(ProblemKind.CLAIM)
                ? Stream.empty()
                : pod.state().claims().stream()
                        .flatMap(claim -> Optional.ofNullable(all.get(CLAIM + "/" + claim)).stream())
                        .map(seen ->
                                new Seen(pod.origin(), seen.problem(), true, false, seen.since(), Optional.empty()));
    }

    private static long others(Seen seen, Collection<Seen> all) {
        return all.stream()
                .filter(other -> other.problem().kind() == seen.problem().kind()
                        && other.origin().equals(seen.origin())
                        && !other.problem().object().equals(seen.problem().object()))
                .map(other -> other.problem().object())
                .distinct()
                .count();
    }

    /** A problem of a pod of this deployment that does not pass by waiting, as the pod's own status tells it. */
    Optional<Found> hopeless(Instant now) {
        return all.values().stream()
                .filter(seen -> seen.isNew() && seen.isOwn())
                .filter(seen -> seen.problem().isFinal()
                        || (seen.problem().isMissingImage()
                                && Duration.between(seen.since(), now).compareTo(ASKED_AGAIN) >= 0))
                .findFirst()
                .map(seen -> new Found(seen, others(seen, all.values())));
    }

    /** A pod, and the chart's object that keeps it. */
    record OwnedPod(ObjectReference origin, PodState state) {}
}
