package io.github.runneractions.deploy;

import io.github.runneractions.deploy.chart.ReleaseDiff;
import io.github.runneractions.deploy.helm.ReleaseChange;
import io.github.runneractions.deploy.helm.ReleaseHistory;
import io.github.runneractions.deploy.rollout.ReleaseWatch;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.toolkit.Markdown;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What a run has seen so far: it is reported also when the run fails. */
final class ObservedRollout {
    /** A cancelled run has few seconds left. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final AtomicReference<ReleaseWatch> watch = new AtomicReference<>();
    private final AtomicReference<ReleaseHistory> before = new AtomicReference<>();
    private final AtomicReference<Markdown> found = new AtomicReference<>();
    private final AtomicReference<List<String>> online = new AtomicReference<>(List.of());

    /** Remembers {@code begun}, and returns it. */
    ReleaseWatch by(ReleaseWatch begun) {
        watch.set(begun);
        return begun;
    }

    /** Remembers the records that the run has begun with, and returns them. */
    ReleaseHistory from(ReleaseHistory history) {
        before.set(history);
        return history;
    }

    /** Remembers the names of the runners that were last seen online. */
    void online(List<String> runners) {
        online.set(runners);
    }

    /** The names of the runners that were last seen online, sorted. */
    List<String> online() {
        return online.get();
    }

    /** What became of the pods, or what a run that was not to change anything has found out; empty when neither is known. */
    Optional<Markdown> summary() {
        return Optional.ofNullable(watch.get()).map(ReleaseWatch::summary).or(() -> Optional.ofNullable(found.get()));
    }

    /** Remembers the list of checks. */
    void checked(Markdown list) {
        found.set(list);
    }

    /** Logs and remembers what a run would change. */
    ReleaseChange planned(ReleaseHistory history, ReleaseDiff diff, WorkflowLog log) {
        var text = diff.text().toList();
        if (diff.changes().isEmpty()) {
            log.info("Dry run: no object would be changed");
        } else {
            log.info("Dry run: nothing was changed; without `dry-run`, "
                    + diff.changes().size() + (diff.changes().size() == 1 ? " object would be" : " objects would be"));
        }
        if (!text.isEmpty()) {
            try (var output = log.foreign("what would change")) {
                text.forEach(output::diff);
            }
            found.set(Markdown.diff(String.join("\n", text)));
        }
        return ReleaseChange.planned(history, diff);
    }

    /** What has become of the release since {@link #from}, as {@code now} tells. */
    ReleaseChange change(ReleaseHistory now) {
        return Optional.ofNullable(before.get())
                .map(history -> ReleaseChange.between(history, now))
                .orElse(ReleaseChange.UNKNOWN);
    }

    /** What a run that has failed has made of the release. The cluster may be the reason: then it is not known. */
    ReleaseChange afterFailure(Cluster cluster, ReleaseName release, Clock clock) {
        var history = before.get();
        if (history == null) {
            return ReleaseChange.UNKNOWN;
        }
        try {
            return ReleaseChange.between(
                    history, ReleaseHistory.read(cluster.until(Deadline.in(LONGEST, clock)), release));
        } catch (Failure _) {
            return ReleaseChange.after(history);
        }
    }
}
