package io.github.runneractions.deploy.rollout;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.runtime.Failure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Watches that were begun together, and whether they still go on. */
final class Informers implements AutoCloseable {
    private final Cluster starting;
    private final Map<SharedIndexInformer<GenericKubernetesResource>, String> all = new ConcurrentHashMap<>();

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** @param starting for the calls that begin a watch */
    Informers(Cluster starting) {
        this.starting = starting;
    }

    /**
     * Begins a watch.
     *
     * @param what is watched, such as {@code pods}
     * @param known takes what is there already, before anything else happens
     * @param there takes each object that is created or changed, and at first those that are there
     * @param gone takes each object that is deleted
     */
    void watch(
            String what,
            Informable<GenericKubernetesResource> objects,
            Consumer<List<GenericKubernetesResource>> known,
            Consumer<GenericKubernetesResource> there,
            Consumer<GenericKubernetesResource> gone) {
        SharedIndexInformer<GenericKubernetesResource> informer;
        try {
            informer = starting.call("watch " + what, objects::inform);
        } catch (Failure e) {
            if (!e.topic().equals(KubernetesErrors.FORBIDDEN)) {
                throw e;
            }
            // Less is said about the deployment, which Helm can do without it.
            refused.add(what);
            return;
        }
        all.put(informer, what);
        known.accept(informer.getStore().list());
        informer.addEventHandler(new Handler(there, gone));
    }

    /** What the account may not watch. */
    Collection<String> refused() {
        return Set.copyOf(refused);
    }

    /** What is not watched, or no longer though nobody ended that, as clauses: a token may have expired. */
    Collection<String> unseen() {
        return Stream.concat(
                        refused.stream().map(what -> "the account may not watch " + what),
                        all.entrySet().stream()
                                // Not by isWatching: a watch that nothing has come from yet is none for the library.
                                .filter(entry -> entry.getKey()
                                        .stopped()
                                        .toCompletableFuture()
                                        .isDone())
                                .map(entry -> "the watch of " + entry.getValue() + " was interrupted"))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        all.keySet().forEach(SharedIndexInformer::close);
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
