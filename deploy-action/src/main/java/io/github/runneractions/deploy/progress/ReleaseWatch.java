package io.github.runneractions.deploy.progress;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.runneractions.deploy.chart.Workload;
import io.github.runneractions.deploy.progress.Sighting.PodGone;
import io.github.runneractions.deploy.progress.Sighting.PodSeen;
import io.github.runneractions.deploy.progress.Sighting.WarningSeen;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Watches a release's pods and the warnings about its objects, and tells the log of them as they come. */
public final class ReleaseWatch implements AutoCloseable {
    private static final String ATTEMPT = "watch pods and events";

    private final List<Workload> workloads;
    private final WorkflowLog log;
    private final Clock clock;
    private final List<SharedIndexInformer<GenericKubernetesResource>> informers = new ArrayList<>();
    private Progress progress = Progress.NONE;

    private ReleaseWatch(List<Workload> workloads, WorkflowLog log, Clock clock) {
        this.workloads = workloads;
        this.log = log;
        this.clock = clock;
    }

    /** Watches from now on; what is there already is taken in without a word. */
    public static ReleaseWatch start(Cluster cluster, List<Workload> workloads, WorkflowLog log, Clock clock) {
        var watch = new ReleaseWatch(workloads, log, clock);
        try {
            workloads.forEach(workload -> watch.pods(cluster, workload));
            watch.warnings(cluster);
            return watch;
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    /** What is known by now. */
    public synchronized Progress progress() {
        return progress;
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
    }

    private void pods(Cluster cluster, Workload workload) {
        var informer = cluster.call(
                ATTEMPT,
                () -> cluster.objects(ApiResource.PODS)
                        .withLabels(workload.selector())
                        .inform());
        informers.add(informer);
        informer.getStore().list().forEach(pod -> known(PodReading.of(pod)));
        informer.addEventHandler(new Handler(
                pod -> seen(new PodSeen(PodReading.of(pod))),
                pod -> seen(new PodGone(pod.getMetadata().getName()))));
    }

    private void warnings(Cluster cluster) {
        var informer =
                cluster.call(ATTEMPT, () -> cluster.objects(ApiResource.EVENTS).inform());
        informers.add(informer);
        // Of an hour ago, perhaps, and of an earlier deployment.
        var old = informer.getStore().list().stream()
                .map(event -> event.getMetadata().getResourceVersion())
                .toList();
        informer.addEventHandler(new Handler(
                event -> {
                    if (!old.contains(event.getMetadata().getResourceVersion())) {
                        warning(new Tree(event.getAdditionalProperties()));
                    }
                },
                _ -> {}));
    }

    private void warning(Tree event) {
        var object = event.at("involvedObject", "name").orEmpty();
        if (event.at("type").orEmpty().equals("Warning") && workloads.stream().anyMatch(of -> of.made(object))) {
            seen(new WarningSeen(
                    event.at("involvedObject", "kind").orEmpty(),
                    object,
                    event.at("reason").orEmpty(),
                    event.at("message").orEmpty()));
        }
    }

    private synchronized void known(PodState pod) {
        progress = progress.knowing(pod);
    }

    private synchronized void seen(Sighting sighting) {
        var change = progress.after(sighting, clock.instant());
        progress = change.progress();
        change.lines().forEach(log::info);
    }

    private record Handler(Consumer<GenericKubernetesResource> there, Consumer<GenericKubernetesResource> gone)
            implements ResourceEventHandler<GenericKubernetesResource> {
        @Override
        public void onAdd(GenericKubernetesResource object) {
            there.accept(object);
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource now) {
            there.accept(now);
        }

        @Override
        public void onDelete(GenericKubernetesResource object, boolean finalStateUnknown) {
            gone.accept(object);
        }
    }
}
