package io.github.runneractions.kubernetes.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.TimeLimit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A cluster's API: fabric8's client, with a time limit for each call and errors that tell what was tried. It may be kept open for
 * as long as the process runs: nothing in it grows with the number of calls.
 */
public final class Cluster implements AutoCloseable {
    /** More than {@link ClientFactory}'s time-outs, retries and pauses add up to: 3 × 20 s and 1.5 s. */
    private static final Duration LONGEST = Duration.ofSeconds(75);

    private static final int CONFLICT = 409;

    private static final PatchContext MERGE = new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager(RecommendedLabels.RUNNER_ACTIONS)
            .build();

    /** The objects of one page of a list: more large ones would not fit into memory. */
    public static final long PAGE = 100;

    private final ClusterConnection connection;
    private final KubernetesClient client;
    private final Supplier<Optional<InetSocketAddress>> proxy;
    private final Clock clock;
    private final Duration longest;
    private final Optional<Deadline> deadline;

    private Cluster(
            ClusterConnection connection,
            KubernetesClient client,
            Supplier<Optional<InetSocketAddress>> proxy,
            Clock clock,
            Duration longest,
            Optional<Deadline> deadline) {
        this.connection = connection;
        this.client = client;
        this.proxy = proxy;
        this.clock = clock;
        this.longest = longest;
        this.deadline = deadline;
    }

    /** A client that uses {@code connection} and the proxy variables only. It makes no call yet. */
    public static Cluster of(ClusterConnection connection, Environment environment, Clock clock) {
        return of(connection, environment, clock, LONGEST);
    }

    /** A client whose calls take no longer than {@code longest}. */
    public static Cluster of(ClusterConnection connection, Environment environment, Clock clock, Duration longest) {
        var clients = new ClosingHttpClients();
        return new Cluster(
                connection,
                ClientFactory.client(connection, environment, clients),
                () -> clients.proxy(connection.server()),
                clock,
                longest,
                Optional.empty());
    }

    /** The same client, whose calls all end by {@code deadline}. Closing it closes this one. */
    public Cluster until(Deadline deadline) {
        return new Cluster(connection, client, proxy, clock, longest, Optional.of(deadline));
    }

    /** The namespace of the connection. */
    public String namespace() {
        return connection.namespace();
    }

    /** The server, the credential and the namespace. */
    public ClusterConnection connection() {
        return connection;
    }

    /**
     * The account's name in the cluster, such as {@code system:serviceaccount:team:deployer}; empty when the cluster is too old
     * (before 1.28) to tell. A good first call: it fails if the connection or the token is wrong.
     */
    public Optional<String> user() {
        return call("connect to the cluster", () -> SelfReview.user(client, connection));
    }

    /** The objects of {@code resource} in the connection's namespace. */
    public NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            objects(ApiResource resource) {
        return client.genericKubernetesResources(resource.context()).inNamespace(connection.namespace());
    }

    /** The object {@code name} of {@code resource}, if there is one. To be wrapped in {@link #call}. */
    public Optional<GenericKubernetesResource> find(ApiResource resource, String name) {
        return Optional.ofNullable(objects(resource).withName(name).get()).map(NotKubernetes::refuse);
    }

    /**
     * Changes the object {@code name} of {@code resource} by a JSON merge patch, under our field manager. To be wrapped in {@link #call}.
     *
     * @param patch null removes a field
     */
    public GenericKubernetesResource merge(ApiResource resource, String name, JsonNode patch) {
        return objects(resource).withName(name).patch(MERGE, patch.toString());
    }

    /**
     * Reads a list page by page, each within the time of one call.
     *
     * @param attempt what is tried, as it follows "Tried to"
     * @param list of {@link #objects}, with or without selectors
     * @param page takes the objects of each page
     */
    public void eachPage(
            String attempt,
            Listable<GenericKubernetesResourceList> list,
            Consumer<List<GenericKubernetesResource>> page) {
        eachPage(attempt, list, PAGE, page);
    }

    /**
     * Reads a list of large objects as {@link #eachPage(String, Listable, Consumer)} does.
     *
     * @param size the number of objects in a page
     */
    public void eachPage(
            String attempt,
            Listable<GenericKubernetesResourceList> list,
            long size,
            Consumer<List<GenericKubernetesResource>> page) {
        var next = Optional.<String>empty();
        do {
            var options = new ListOptionsBuilder()
                    .withLimit(size)
                    .withContinue(next.orElse(null))
                    .build();
            var found = call(attempt, () -> NotKubernetes.refuse(list.list(options)));
            page.accept(found.getItems());
            next = Optional.ofNullable(found.getMetadata().getContinue()).filter(token -> !token.isEmpty());
        } while (next.isPresent());
    }

    /** Deletes the object if it still has this version, and returns whether it did. To be wrapped in {@link #call}. */
    public boolean deleteUnchanged(ApiResource resource, String name, String version) {
        try {
            return !objects(resource)
                    .withName(name)
                    .lockResourceVersion(version)
                    .delete()
                    .isEmpty();
        } catch (KubernetesClientException e) {
            if (e.getCode() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    /** fabric8's own client. */
    public KubernetesClient client() {
        return client;
    }

    /**
     * Runs {@code call} on a thread of its own, for at most 75 s or the cluster's own limit.
     *
     * @param attempt what is tried, as it follows "Tried to"
     * @throws io.github.runneractions.runtime.Failure when it fails or takes too long
     */
    public <T> T call(String attempt, Supplier<T> call) {
        return call(attempt, longest, call);
    }

    /**
     * Runs {@code call} as {@link #call(String, Supplier)} does, for at most {@code left} if that is less.
     *
     * @param attempt what is tried, as it follows "Tried to"
     */
    public <T> T call(String attempt, Duration left, Supplier<T> call) {
        var limit = Stream.concat(deadline.map(Deadline::left).stream(), Stream.of(left, longest))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        deadline.filter(over -> !over.left().isPositive()).ifPresent(over -> {
            throw KubernetesErrors.over(attempt, connection, over.timeout());
        });
        var worker = new AtomicReference<Thread>();
        try {
            // The client's own time-out ends with the response's headers; it would wait for the body without a limit.
            return new TimeLimit(limit).within(() -> {
                worker.set(Thread.currentThread());
                return call.get();
            });
        } catch (IOException e) {
            // fabric8 then cancels the request, so that neither the thread nor the connection stays.
            Optional.ofNullable(worker.get()).ifPresent(Thread::interrupt);
            throw KubernetesErrors.late(attempt, connection, e);
        } catch (KubernetesClientException e) {
            throw KubernetesErrors.of(attempt, connection, proxy, e, clock.instant());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
