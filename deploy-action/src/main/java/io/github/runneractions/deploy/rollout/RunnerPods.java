package io.github.runneractions.deploy.rollout;

import io.github.runneractions.deploy.chart.Workload;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.kubernetes.release.RunnerPodName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pods of a release that are to have a runner of their name.
 *
 * @param workloads what keeps them
 */
record RunnerPods(List<Workload> workloads) {
    private static final String RANDOM = "[" + RunnerPodName.SUFFIX_CHARACTERS + "]";

    private static final Pattern END = Pattern.compile(RANDOM + "{5}");
    private static final Pattern HASH = Pattern.compile(RANDOM + "{1,10}-");
    private static final Pattern ORDINAL = Pattern.compile("[0-9]{1,9}");
    private static final int LENGTH_OF_END = 5;

    /** Kubernetes cuts what precedes the random end of a name. */
    private static final int LONGEST_BASE = 58;

    /**
     * Those among {@code seen}.
     *
     * @param origins pod → the chart's object that keeps it
     */
    List<RunnerPod> of(Collection<PodState> seen, Map<String, ObjectReference> origins) {
        return seen.stream()
                .flatMap(pod -> Optional.ofNullable(origins.get(pod.name()))
                        .flatMap(this::workload)
                        .map(of -> new RunnerPod(pod, of.runnerLabels(), of.runnerGroup()))
                        .stream())
                .toList();
    }

    private Optional<Workload> workload(ObjectReference origin) {
        return workloads.stream()
                .filter(of -> of.kind().equals(origin.kind()) && of.name().equals(origin.name()))
                .findFirst();
    }

    /** Those that runners have the names of, where nothing else tells of pods. */
    List<RunnerPod> named(Collection<Runner> listed) {
        return listed.stream()
                .flatMap(runner -> workloads.stream()
                        .filter(of -> mayKeep(of, runner.name()))
                        .findFirst()
                        .map(of -> new RunnerPod(PodState.unseen(runner.name()), of.runnerLabels(), of.runnerGroup()))
                        .stream())
                .toList();
    }

    /** Whether a pod of {@code workload} may have this name. */
    private static boolean mayKeep(Workload workload, String pod) {
        var begin = workload.name() + "-";
        if (workload.kind().equals("StatefulSet")) {
            return pod.startsWith(begin)
                    && ORDINAL.matcher(pod.substring(begin.length())).matches();
        }
        var length = pod.length() - LENGTH_OF_END;
        if (length <= 0 || !END.matcher(pod.substring(length)).matches()) {
            return false;
        }
        var base = pod.substring(0, length);
        if (length == LONGEST_BASE && begin.length() >= LONGEST_BASE) {
            return begin.startsWith(base);
        }
        return base.startsWith(begin)
                && (workload.kind().equals("Deployment")
                        ? HASH.matcher(base.substring(begin.length())).matches()
                                || (length == LONGEST_BASE
                                        && HASH.matcher(base.substring(begin.length()) + "-")
                                                .matches())
                        : base.equals(begin));
    }
}
