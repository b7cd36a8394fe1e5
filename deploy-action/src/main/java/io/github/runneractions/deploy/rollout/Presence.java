package io.github.runneractions.deploy.rollout;

import io.github.runneractions.github.runner.Runner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which of a release's pods have a runner that takes jobs.
 *
 * @param proven the runners, by name
 * @param missing why the others have none, by the pod's name
 * @param finishing the runners of pods that are being deleted, which first finish a job
 */
record Presence(int expected, List<Runner> proven, Map<String, String> missing, List<String> finishing) {
    private static final int FEW = 5;

    static Presence of(
            int expected,
            Collection<RunnerPod> pods,
            Collection<Runner> runners,
            Function<String, Optional<Long>> groups) {
        var byName = new HashMap<String, Runner>();
        // Of two with one name, in two groups of an organisation, the one that is online.
        runners.stream().sorted(Comparator.comparing(Runner::online)).forEach(one -> byName.put(one.name(), one));
        var proven = new ArrayList<Runner>();
        var missing = new TreeMap<String, String>();
        var finishing = new ArrayList<String>();
        for (var pod : pods) {
            var runner = Optional.ofNullable(byName.get(pod.name()));
            if (pod.state().terminating()) {
                runner.filter(Runner::busy).ifPresent(busy -> finishing.add(busy.name()));
            } else {
                pod.missing(runner, groups)
                        .ifPresentOrElse(why -> missing.put(pod.name(), why), () -> runner.ifPresent(proven::add));
            }
        }
        proven.sort(Comparator.comparing(Runner::name));
        return new Presence(
                expected, proven, missing, finishing.stream().sorted().toList());
    }

    boolean complete() {
        return proven.size() >= expected;
    }

    /** Such as {@code 1 of 2 runners online}. */
    String count() {
        return proven.size() + " of " + expected + (expected == 1 ? " runner" : " runners") + " online";
    }

    String absent() {
        return missing.isEmpty()
                ? "pods that were not seen yet"
                : missing.entrySet().stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getValue,
                                LinkedHashMap::new,
                                Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                        .entrySet()
                        .stream()
                        .map(reason -> names(reason.getValue()) + " (" + reason.getKey() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String names(List<String> all) {
        return all.stream().limit(FEW).collect(Collectors.joining(", "))
                + (all.size() > FEW ? " and " + (all.size() - FEW) + " more" : "");
    }

    /** Such as {@code version 2.338.0, labels self-hosted, blue}, of all proven runners; empty when there are none. */
    String likeness() {
        var versions = proven.stream()
                .map(Runner::version)
                .map(version -> version.isEmpty() ? "unknown" : version)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
        var labels = proven.stream()
                .flatMap(runner -> runner.labels().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return proven.isEmpty() ? "" : ": version " + versions + ", labels " + labels;
    }
}
