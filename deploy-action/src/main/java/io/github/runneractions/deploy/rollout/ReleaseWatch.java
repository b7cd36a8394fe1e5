package io.github.runneractions.deploy.rollout;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.deploy.chart.DiscoveryRestMapper;
import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.rollout.SeenProblems.Found;
import io.github.runneractions.deploy.rollout.SeenProblems.OwnedPod;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.kubernetes.client.ParallelCalls;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.toolkit.Markdown;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Watches a release's pods and the warnings about its objects, and logs them as they come. */
public final class ReleaseWatch implements AutoCloseable {
    /** What is undone waits for that. */
    private static final Duration TO_ASK = Duration.ofSeconds(10);

    private static final String CLAIM = "PersistentVolumeClaim";
    private static final String PODS = "pods";
    private static final Optional<Topic> FORBIDDEN = Optional.of(KubernetesErrors.FORBIDDEN);

    private final RenderedChart chart;
    private final RunnerPods runners;
    private final ReleaseObjects objects;
    private final PodLists lists;
    private final Informers informers;
    private final LastLines lastLines;
    private final Progress progress;
    private final Cluster cluster;
    private final WorkflowLog log;
    private final Clock clock;
    private Runnable whenHopeless = () -> {};
    /** Pod → the chart's object that keeps it. */
    private final Map<String, ObjectReference> origins = new ConcurrentHashMap<>();

    private final ObjectVersions versions = new ObjectVersions();
    private RolloutState state = RolloutState.NONE;
    private Optional<Sighting> frozen = Optional.empty();
    private Optional<Found> hopeless = Optional.empty();
    private String helmsWords = "";

    private ReleaseWatch(Cluster cluster, Deadline start, RenderedChart chart, WorkflowLog log) {
        this.cluster = cluster;
        this.log = log;
        this.chart = chart;
        this.runners = new RunnerPods(chart.runners());
        this.objects = new ReleaseObjects(chart.objects(), new OwnerSearch(cluster)::find);
        this.lists = new PodLists(chart);
        this.informers = new Informers(cluster.until(start));
        this.lastLines = LastLines.in(cluster);
        this.clock = start.clock();
        this.progress = new Progress(log, this::giveUp);
    }

    /**
     * Watches from now on; what is there already is not logged.
     *
     * @param start by when the watches must have begun
     */
    public static ReleaseWatch start(Cluster cluster, Deadline start, RenderedChart chart, WorkflowLog log) {
        var watch = new ReleaseWatch(cluster, start, chart, log);
        try {
            var starting = cluster.until(start);
            var pods = watch.lists.in(starting).stream()
                    .<Runnable>map(list -> () -> watch.informers.watch(
                            PODS, list.withLimit(Cluster.PAGE), watch::known, watch::seen, watch::gone));
            ParallelCalls.all(Stream.concat(pods, Stream.of(() -> watch.warnings(starting)))
                    .toList());
            return watch;
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    /**
     * What tells the cause of Helm's failure, from what was seen and from what objects say.
     *
     * @param hopeless is run once when the pods cannot become ready, however long Helm waits
     */
    public synchronized Evidence.Witness witness(Runnable hopeless) {
        whenHopeless = hopeless;
        return new RolloutWitness(this, chart, this::live, log);
    }

    private LiveObjects live() {
        var asking = asking();
        return new LiveObjects(asking, new DiscoveryRestMapper(asking));
    }

    private Cluster asking() {
        return cluster.until(Deadline.in(TO_ASK, clock));
    }

    /** Logs what became of the pods: Helm can know that they are ready before the watch tells it. */
    public void catchUp(Cluster now) {
        // Without them, only lines of the log are missing.
        var _ = lists.read(now, this::seen);
        progress.flush();
    }

    /** What became of the pods until Helm ended, for the summary, and what Helm said about its failure. */
    public synchronized Markdown summary() {
        return Markdown.of("{}{}", RolloutSummary.of(seen()), RolloutSummary.said(helmsWords));
    }

    /** Helm has ended: what is seen from now on is no evidence of why it failed. */
    void freeze(String words) {
        progress.flush();
        synchronized (this) {
            helmsWords = words;
            frozen = frozen.or(() -> Optional.of(sighting()));
        }
    }

    /** What was seen until Helm ended, or until now. */
    synchronized Sighting seen() {
        return frozen.orElseGet(this::sighting);
    }

    private synchronized Sighting sighting() {
        var pods = state.pods().values().stream()
                .flatMap(pod ->
                        Optional.ofNullable(origins.get(pod.name())).map(origin -> new OwnedPod(origin, pod)).stream())
                .toList();
        return new Sighting(state, pods, hopeless, informers.unseen(), clock.instant());
    }

    /** The log of a container that has failed. */
    LastLines.Tail lastLines(EndedContainer container) {
        return lastLines.of(container);
    }

    /**
     * The pods that are to have a runner, also those that are being deleted.
     *
     * @param listed GitHub's runners: whoever may not list pods knows pods by their runners only
     */
    List<RunnerPod> runnerPods(Collection<Runner> listed) {
        // An account may list pods without watching them.
        if (informers.refused().contains(PODS) && FORBIDDEN.equals(lists.read(asking(), this::seen))) {
            return runners.named(listed);
        }
        synchronized (this) {
            return runners.of(state.pods().values(), origins);
        }
    }

    @Override
    public void close() {
        informers.close();
        progress.close();
    }

    private synchronized void known(List<GenericKubernetesResource> pods) {
        for (var pod : pods) {
            if (origin(pod).isPresent()) {
                state = state.knowing(PodState.of(pod));
            }
        }
    }

    private void seen(GenericKubernetesResource object) {
        var origin = origin(object);
        if (origin.isPresent() && versions.isNew(object)) {
            var pod = PodState.of(object);
            pod.ended().ifPresent(lastLines::want);
            var isKept = objects.isKept(object);
            update(now -> now.podSeen(pod, origin.get(), isKept, clock.instant()));
        }
    }

    private void gone(GenericKubernetesResource pod) {
        update(now -> now.podGone(pod.getMetadata().getName(), clock.instant()));
    }

    private Optional<ObjectReference> origin(GenericKubernetesResource pod) {
        var origin = objects.origin(pod).map(of -> new ObjectReference(of.kind(), of.name(), ""));
        origin.ifPresent(of -> origins.put(pod.getMetadata().getName(), of));
        return origin;
    }

    private void warnings(Cluster starting) {
        // It can be an hour old, and from an earlier deployment.
        var old = ConcurrentHashMap.<String>newKeySet();
        informers.watch(
                "events",
                starting.objects(ApiResource.EVENTS).withLimit(Cluster.PAGE),
                events -> events.forEach(event -> old.add(event.getMetadata().getResourceVersion())),
                event -> Optional.of(event)
                        .filter(each -> !old.contains(each.getMetadata().getResourceVersion()))
                        .flatMap(ReleaseEvent::of)
                        .ifPresent(this::warning),
                _ -> {});
    }

    private void warning(ReleaseEvent event) {
        var object = event.object();
        var problem = PodProblem.ofEvent(event);
        if (problem.isPresent()) {
            originOf(object)
                    .ifPresent(origin -> update(now -> now.warned(object, origin, problem.get(), clock.instant())));
        }
    }

    /** Of a claim without one, a pod of the release tells that it is the release's. */
    private Optional<ObjectReference> originOf(ObjectReference object) {
        return objects.origin(object)
                .map(of -> new ObjectReference(of.kind(), of.name(), ""))
                .or(() -> Optional.of(object).filter(of -> of.kind().equals(CLAIM) && isMounted(of.name())));
    }

    private synchronized boolean isMounted(String claim) {
        return state.pods().values().stream().anyMatch(pod -> pod.claims().contains(claim));
    }

    private synchronized void update(Function<RolloutState, RolloutState.Change> event) {
        var change = event.apply(state);
        state = change.state();
        progress.add(change.lines(), state.pods().size());
    }

    private synchronized void giveUp() {
        if (hopeless.isEmpty() && frozen.isEmpty()) {
            hopeless = state.problems().hopeless(clock.instant());
            hopeless.ifPresent(found -> {
                log.info("Stopping Helm: waiting does not help "
                        + found.seen().problem().object());
                whenHopeless.run();
            });
        }
    }
}
