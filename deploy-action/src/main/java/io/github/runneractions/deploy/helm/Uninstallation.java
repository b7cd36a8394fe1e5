package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RenderedObject;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The end of a release, and of all that its records name.
 *
 * @param history of the release, not empty; checked for objects that are not the release's
 * @param objects those that Helm deletes by the newest record, and those that it would leave: of the revision that is deployed, if that is
 *     another
 */
public record Uninstallation(ReleaseHistory history, RenderedChart objects) {
    private static final RenderedChart NONE = new RenderedChart(List.of());

    /**
     * That of the release with {@code history}.
     *
     * @throws io.github.runneractions.runtime.PreconditionFailed when Helm has not written one of the records, which it would all delete
     */
    public static Uninstallation of(ReleaseHistory history) {
        history.records()
                .forEach(record -> history.forgery(record).ifPresent(why -> {
                    throw history.stopped(ReleaseHistory.FORGED, record.secret(), why);
                }));
        var objects = new ArrayList<RenderedObject>();
        ReleaseHistory.compared(history.records())
                .forEach(
                        record -> objects.addAll(history.objectsOutside(new RenderedChart(List.copyOf(objects)), record)
                                .objects()));
        return new Uninstallation(history, new RenderedChart(List.copyOf(objects)));
    }

    /** Those that are in the cluster, and that nothing keeps there. */
    public RenderedChart found(LiveObjects live) {
        return new RenderedChart(objects.objects().stream()
                .filter(object -> live.readable(object)
                        .filter(Predicate.not(Removals::isKept))
                        .isPresent())
                .toList());
    }

    /**
     * Why Helm must not run the hooks of the newest record, which create whatever that has, as a clause; empty when it may.
     *
     * @param live finds the workloads with the marks of runs
     */
    public Optional<String> objectionToHooks(LiveObjects live) {
        return history.objectionTo(history.records().getFirst(), RunMark.on(objects, live, history.release()));
    }

    /** Notes in the newest record that a run of this action uninstalls it: if it is killed, a later one knows that. */
    public void begin(Cluster cluster) {
        new RecordStore(cluster).markUninstalling(history.records().getFirst());
    }

    /**
     * Has Helm uninstall the release.
     *
     * @throws Failure when that fails: the next run goes on with it
     */
    public void run(Helm helm, ReleasePlan plan, Optional<String> objectionToHooks, WorkflowLog log) {
        objectionToHooks.ifPresent(why -> log.info("Helm does not run the chart's hooks: " + why));
        var command = HelmCommand.uninstall(plan, HelmCommand.Effect.UNINSTALLS)
                .with(objectionToHooks.map(_ -> List.of("--no-hooks")).orElse(List.of()));
        Helm.Exit exit;
        try (var output = new HelmOutput("helm uninstall", log)) {
            exit = helm.run(command, output::line);
        }
        if (!exit.ok()) {
            throw HelmErrors.of("uninstall release " + plan.release() + " from namespace " + plan.namespace(), exit);
        }
    }

    /** What Helm would leave, since it deletes only what the newest record names. */
    public RenderedChart outsideOfNewest() {
        return objects.without(history.objectsOutside(NONE, history.records().getFirst()));
    }

    /**
     * Deletes those of {@code named} that are in the cluster, that nothing keeps there, and that are not being deleted.
     *
     * @return why some are still there, a clause for each
     */
    public List<String> delete(RenderedChart named, LiveObjects live, WorkflowLog log) {
        var left = new ArrayList<String>();
        for (var object : named.objects()) {
            try {
                live.metadata(object)
                        .filter(found -> StoredRelease.hasObject(found, history.release(), history.namespace()))
                        .filter(Predicate.not(Removals::isKept))
                        .filter(Predicate.not(Removals::isBeingDeleted))
                        .ifPresent(_ -> {
                            live.delete(object);
                            log.info(object.kind() + " " + object.name() + " deleted: Helm leaves it");
                        });
            } catch (Failure e) {
                left.add(ForeignText.inOneLine(object.kind() + " " + object.name()) + " (" + e.getMessage() + ")");
            }
        }
        return left;
    }
}
