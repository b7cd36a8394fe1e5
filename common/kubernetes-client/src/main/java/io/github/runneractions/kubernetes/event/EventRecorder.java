package io.github.runneractions.kubernetes.event;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.github.runneractions.kubernetes.api.ObjectLister;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Writes Events, for a few seconds at most, and never fails: Events are wanted, and nothing depends on them. Of the problems, the
 * first is told in one line of the log.
 *
 * <p>It takes the permissions {@code create} and {@code patch} on {@code events}. What happens again does not become another
 * object: as client-go's recorder does, the Event's count and time are changed. A process that runs for a second does not remember
 * what it has written; a patch that changes nothing returns the object, so the permission {@code get} is not needed.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/">Event</a>
 */
public final class EventRecorder {
    /** For all Events of a run together. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final int TRIES = 3;

    private final Cluster cluster;
    private final EventObjects objects;
    private final ProcessContext context;
    private boolean told;
    private boolean over;

    private EventRecorder(Cluster cluster, EventObjects objects, ProcessContext context) {
        this.cluster = cluster;
        this.objects = objects;
        this.context = context;
    }

    /**
     * A recorder for a few seconds from now, whatever the deadline of {@code cluster}.
     *
     * @param component the program that reports, such as {@code runner-cleanup}
     */
    public static EventRecorder of(Cluster cluster, String component, ProcessContext context) {
        return new EventRecorder(
                cluster.until(Deadline.in(LIMIT, context.clock())),
                new EventObjects(cluster.namespace(), component, context.secrets()),
                context);
    }

    /** The Deployment {@code name}; empty when there is none, or the account may not read it. */
    public Optional<InvolvedObject> deployment(String name) {
        // Without it, there may still be Events about pods.
        return tried(() -> new ObjectLister(cluster).find(ApiResource.DEPLOYMENTS, name), KubernetesErrors.FORBIDDEN)
                .flatMap(found -> found)
                .map(found -> InvolvedObject.of(ApiResource.DEPLOYMENTS, found));
    }

    /** The pods with {@code labels} by their names; none when they cannot be listed. */
    public Map<String, InvolvedObject> pods(Map<String, String> labels) {
        return tried(() -> new ObjectLister(cluster).list(ApiResource.PODS, labels), KubernetesErrors.FORBIDDEN)
                .stream()
                .flatMap(Collection::stream)
                .map(pod -> InvolvedObject.of(ApiResource.PODS, pod))
                .collect(Collectors.toMap(InvolvedObject::name, pod -> pod, (one, _) -> one));
    }

    /** The annotations that the Event has; none when it is not there. */
    public Map<String, String> annotations(RunnerEvent event) {
        return tried(() -> read(event), KubernetesErrors.REFUSED)
                .flatMap(found -> found)
                .flatMap(found -> Optional.ofNullable(found.getMetadata().getAnnotations()))
                .orElse(Map.of());
    }

    /** Writes {@code event}. One that is there already is counted, or left as it is, by its reason. */
    public void record(RunnerEvent event) {
        var now = context.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        // What the API server rejects as invalid says nothing about the next.
        tried(() -> event.reason().isCounted() ? counted(event, now) : created(event, now), KubernetesErrors.REFUSED);
    }

    private boolean counted(RunnerEvent event, Instant now) {
        // Whoever comes between so often has just written the same.
        for (int tries = 0; tries < TRIES; tries++) {
            var there = read(event);
            if (there.isPresent() ? countedUp(event, there.get(), now) : created(event, now)) {
                return true;
            }
        }
        return false;
    }

    private Optional<GenericKubernetesResource> read(RunnerEvent event) {
        return patched(event, objects.unchanged(event));
    }

    /** Returns whether it is told now; not when the Event was changed or deleted since {@code there} was read. */
    private boolean countedUp(RunnerEvent event, GenericKubernetesResource there, Instant now) {
        return objects.tells(there, event, now)
                || patched(event, objects.countedUp(event, there, now)).isPresent();
    }

    /** Returns whether it was created; not when it is there. */
    private boolean created(RunnerEvent event, Instant now) {
        return call(
                        event,
                        () -> cluster.objects(ApiResource.EVENTS)
                                .resource(objects.fresh(event, now))
                                .create())
                .isPresent();
    }

    /** By an object: before a patch by its text, fabric8 would read the Event. */
    private Optional<GenericKubernetesResource> patched(RunnerEvent event, GenericKubernetesResource change) {
        return call(
                event,
                () -> cluster.objects(ApiResource.EVENTS)
                        .resource(change)
                        .patch(PatchContext.of(PatchType.JSON_MERGE)));
    }

    /** Empty when the Event is not there, is there already, or has another version. */
    private Optional<GenericKubernetesResource> call(RunnerEvent event, Supplier<GenericKubernetesResource> call) {
        return cluster.call("write the Event " + event.reason(), () -> {
            try {
                return Optional.of(call.get());
            } catch (KubernetesClientException e) {
                if (e.getCode() == 404 || e.getCode() == 409) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** @param single the kind of failure that does not concern what is tried next */
    private <T> Optional<T> tried(Supplier<T> work, Topic single) {
        if (over) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } catch (Failure e) {
            over = !e.topic().equals(single);
            tell(e.getMessage() + role(e));
        } catch (RuntimeException e) {
            // A bug, or a response that the library does not expect: not worth failing for.
            over = true;
            tell(e.toString());
        }
        return Optional.empty();
    }

    private void tell(String problem) {
        if (!told) {
            told = true;
            context.log().info("Kubernetes Events are missing: " + problem);
        }
    }

    /** The API server denies for other reasons, too, such as a namespace that is being deleted. */
    private static String role(Failure e) {
        var cause = e.getMessage();
        return e.topic().equals(KubernetesErrors.FORBIDDEN)
                        && (cause.contains("resource \"events\"") || cause.contains("resource \"deployments\""))
                ? " A Role for them has `create` and `patch` on `events`, and `get` on the Deployment."
                : "";
    }
}
