package io.github.runneractions.runnercleanup;

import io.github.runneractions.runnercleanup.ClusterCleanup.ClusterOutcome;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.Mode;
import io.github.runneractions.runnercleanup.brokenpods.BrokenPods.BrokenPod;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.toolkit.Markdown;
import java.util.List;
import java.util.stream.Collectors;

/** The report about pods that will not run a job again. */
record BrokenPodsReport(ClusterOutcome cluster, Mode mode) {
    static final Topic BROKEN = new Topic("A pod does not work any more");

    /** A warning names no more than this. */
    private static final int MOST_NAMED = 10;

    void log(Log log) {
        if (cluster.brokenPods().isEmpty()) {
            return;
        }
        var deleted = cluster.deletedPods();
        if (!deleted.isEmpty()) {
            log.info((mode == Mode.DRY_RUN ? "Dry run: would delete " : "Deleted ") + pods(deleted.size()) + ": "
                    + deleted.stream().map(BrokenPod::toString).collect(Collectors.joining(", ")));
        }
        if (mode == Mode.DRY_RUN || !left().isEmpty()) {
            log.warning(BROKEN.heading(), warning());
        }
    }

    private String warning() {
        var left = mode == Mode.DRY_RUN ? cluster.brokenPods() : left();
        return pods(left.size()) + (left.size() == 1 ? " does" : " do") + " not work any more:\n"
                + left.stream()
                        .limit(MOST_NAMED)
                        .map(pod -> pod + ": " + pod.reason() + "\n")
                        .collect(Collectors.joining())
                + (left.size() > MOST_NAMED ? "and " + (left.size() - MOST_NAMED) + " more\n" : "")
                + "Read the pod's log, then delete the pod, or set `delete-broken-pods`.\n"
                + BROKEN.link();
    }

    private List<BrokenPod> left() {
        return cluster.brokenPods().stream()
                .filter(pod -> !cluster.deletedPods().contains(pod))
                .toList();
    }

    Markdown markdown() {
        return cluster.brokenPods().isEmpty()
                ? new Markdown("")
                : Markdown.of(
                        "\nPods that do not work any more:\n\n{}",
                        Markdown.joined(cluster.brokenPods().stream()
                                .map(pod -> Markdown.of("- {} ({}): {}\n", pod, what(pod), pod.reason()))));
    }

    private String what(BrokenPod pod) {
        if (!cluster.deletedPods().contains(pod)) {
            return "kept";
        }
        return mode == Mode.DRY_RUN ? "to be deleted" : "deleted";
    }

    private static String pods(int count) {
        return count + (count == 1 ? " pod" : " pods");
    }
}
