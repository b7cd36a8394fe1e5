package io.github.runneractions.deploy.rollout;

import com.google.re2j.Pattern;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RenderedObject;
import io.github.runneractions.deploy.chart.Workload;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Watches a release's pods and the warnings about its objects, and logs them as they come. */
public final class ReleaseWatch implements AutoCloseable {
    /** An event must not hold up those behind it for longer than it takes to read one object. */
    private static final Duration LOOK_UP = Duration.ofSeconds(5);

    /** Whoever may create events can name any number of objects in them. */
    private static final int MOST_LOOK_UPS = 200;

    /** No API server but Kubernetes' own has other versions. */
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    private static final String ATTEMPT = "watch pods and events";

    private static final Map<String, ApiResource> FOUND_BY_LIST =
            Map.of("Pod", ApiResource.PODS, "ReplicaSet", Workload.REPLICA_SETS);

    private final Cluster cluster;
    private final Cluster starting;
    private final RenderedChart chart;
    private final ReleaseObjects objects;
    private final WorkflowLog log;
    private final Clock clock;
    private final List<SharedIndexInformer<GenericKubernetesResource>> informers = new ArrayList<>();

    /** Pod → the chart's object that keeps it. */
    private final Map<String, RenderedObject> origins = new ConcurrentHashMap<>();

    /** Pod → the version that was looked at last. */
    private final Map<String, Long> versions = new ConcurrentHashMap<>();

    private final AtomicInteger lookUps = new AtomicInteger();

    private RolloutState state = RolloutState.NONE;

    private ReleaseWatch(Cluster cluster, Deadline start, RenderedChart chart, WorkflowLog log) {
        this.cluster = cluster;
        this.starting = cluster.until(start);
        this.chart = chart;
        this.objects = new ReleaseObjects(chart.objects(), this::find);
        this.log = log;
        this.clock = start.clock();
    }

    /**
     * Watches from now on; what is there already is not logged.
     *
     * @param start by when the watches must have begun
     */
    public static ReleaseWatch start(Cluster cluster, Deadline start, RenderedChart chart, WorkflowLog log) {
        var watch = new ReleaseWatch(cluster, start, chart, log);
        try {
            chart.workloads().forEach(watch::pods);
            watch.warnings();
            return watch;
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    /** Logs what became of the pods: Helm can know that they are ready before the watch tells it. */
    public void catchUp(Cluster now) {
        try {
            chart.workloads()
                    .forEach(workload -> now.eachPage(
                            ATTEMPT,
                            now.objects(ApiResource.PODS).withLabels(workload.selector()),
                            page -> page.forEach(this::seen)));
        } catch (Failure _) {
            // The deployment has succeeded: only lines of the log are missing.
        }
    }

    /** The most telling problem that was seen of the release's pods, also of pods that are gone by now. */
    public synchronized Optional<PodProblem> worstProblem() {
        return state.worstProblem();
    }

    /** The pods that are to have a runner, without those that are being deleted. */
    synchronized List<PodState> runnerPods() {
        return state.staying().stream()
                .filter(pod -> Optional.ofNullable(origins.get(pod.name()))
                        .filter(origin -> chart.runners().stream().anyMatch(of -> of.is(origin)))
                        .isPresent())
                .toList();
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
    }

    private void pods(Workload workload) {
        var informer = starting.call(
                ATTEMPT,
                () -> starting.objects(ApiResource.PODS)
                        .withLabels(workload.selector())
                        .withLimit(Cluster.PAGE)
                        .inform());
        informers.add(informer);
        informer.getStore().list().stream().filter(this::ours).forEach(pod -> known(PodState.of(pod)));
        informer.addEventHandler(new Handler(
                this::seen, pod -> update(now -> now.podGone(pod.getMetadata().getName(), clock.instant()))));
    }

    private void seen(GenericKubernetesResource pod) {
        if (ours(pod) && isNew(pod)) {
            update(now -> now.podSeen(PodState.of(pod), clock.instant()));
        }
    }

    /** A list can be ahead of the watch. The versions of one kind of object can be compared. */
    private boolean isNew(GenericKubernetesResource pod) {
        var text = pod.getMetadata().getResourceVersion();
        if (!VERSION.matches(text)) {
            return true;
        }
        var version = Long.parseLong(text);
        return versions.merge(pod.getMetadata().getUid(), version, Math::max) == version;
    }

    private boolean ours(GenericKubernetesResource pod) {
        var origin = objects.origin(pod);
        origin.ifPresent(of -> origins.put(pod.getMetadata().getName(), of));
        return origin.isPresent();
    }

    /** By a list: of ReplicaSets, the account needs no other permission. */
    private Optional<GenericKubernetesResource> find(ObjectReference object) {
        var resource = FOUND_BY_LIST.get(object.kind());
        if (resource == null || lookUps.incrementAndGet() > MOST_LOOK_UPS) {
            return Optional.empty();
        }
        try {
            return cluster.call(
                    "read " + object.kind() + " " + object.name(),
                    LOOK_UP,
                    () -> cluster
                            .objects(resource)
                            .withField("metadata.name", object.name())
                            .list(new ListOptionsBuilder().withLimit(1L).build())
                            .getItems()
                            .stream()
                            .findFirst());
        } catch (Failure _) {
            // Only a line of the log is missing, or the cause of a failure that is reported anyway.
            return Optional.empty();
        }
    }

    private void warnings() {
        var informer = starting.call(
                ATTEMPT,
                () -> starting.objects(ApiResource.EVENTS)
                        .withLimit(Cluster.PAGE)
                        .inform());
        informers.add(informer);
        // It can be an hour old, and from an earlier deployment.
        var old = informer.getStore().list().stream()
                .map(event -> event.getMetadata().getResourceVersion())
                .toList();
        informer.addEventHandler(new Handler(
                event -> {
                    if (!old.contains(event.getMetadata().getResourceVersion())) {
                        warning(new Unstructured(event.getAdditionalProperties()));
                    }
                },
                _ -> {}));
    }

    private void warning(Unstructured event) {
        var involved = event.at("involvedObject");
        var object = new ObjectReference(
                involved.at("kind").orEmpty(),
                involved.at("name").orEmpty(),
                involved.at("uid").orEmpty());
        if (event.at("type").orEmpty().equals("Warning")) {
            PodProblem.ofWarning(
                            object.name(),
                            event.at("reason").orEmpty(),
                            event.at("message").orEmpty())
                    .filter(_ -> objects.origin(object).isPresent())
                    .ifPresent(problem -> update(now -> now.warned(object.kind(), problem)));
        }
    }

    private synchronized void known(PodState pod) {
        state = state.knowing(pod);
    }

    private synchronized void update(Function<RolloutState, RolloutState.Change> event) {
        var change = event.apply(state);
        state = change.state();
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
