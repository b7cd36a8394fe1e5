package io.github.runneractions.kubernetes.client;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.TimeLimit;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A connected cluster: fabric8's client, with failures that say what was tried. */
public final class Cluster implements AutoCloseable {
    /** Above what {@link ClientFactory}'s time-outs, repeats and pauses come to: 3 × 20 s and 1.5 s. */
    private static final Duration LONGEST = Duration.ofSeconds(75);

    private static final int CONFLICT = 409;

    private final ClusterConnection connection;
    private final KubernetesClient client;
    private final Clock clock;
    private final Duration longest;

    private Cluster(ClusterConnection connection, KubernetesClient client, Clock clock, Duration longest) {
        this.connection = connection;
        this.client = client;
        this.clock = clock;
        this.longest = longest;
    }

    /** A client that looks at nothing but {@code connection} and the proxy variables; makes no call yet. */
    public static Cluster of(ClusterConnection connection, Environment environment, Clock clock) {
        return of(connection, environment, clock, LONGEST);
    }

    /** One whose calls take no longer than {@code longest}. */
    public static Cluster of(ClusterConnection connection, Environment environment, Clock clock, Duration longest) {
        return new Cluster(connection, ClientFactory.client(connection, environment), clock, longest);
    }

    /** Where the release lives. */
    public String namespace() {
        return connection.namespace();
    }

    /** Which cluster, and as whom. */
    public ClusterConnection connection() {
        return connection;
    }

    /**
     * The name that the cluster knows us by, such as {@code system:serviceaccount:team:deployer}; empty when it is too old
     * (before 1.28) to say. A good first call: what is wrong with the connection or the token shows here.
     */
    public Optional<String> user() {
        var question = new GenericKubernetesResource();
        question.setApiVersion(ApiResource.SELF_REVIEWS.apiVersion());
        question.setKind(ApiResource.SELF_REVIEWS.kind());
        return call("connect to the cluster", () -> {
            try {
                var answer = client.genericKubernetesResources(ApiResource.SELF_REVIEWS.context())
                        .resource(question)
                        .create();
                return Optional.ofNullable(answer.get("status", "userInfo", "username"));
            } catch (KubernetesClientException e) {
                if (e.getCode() == 404 || e.getCode() == 403) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** The objects of {@code resource} in our namespace. */
    public NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            objects(ApiResource resource) {
        return client.genericKubernetesResources(resource.context()).inNamespace(connection.namespace());
    }

    /** Deletes the object unless it has another version by now; says whether it went. To be {@linkplain #call called}. */
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
     * Runs {@code call}, on a thread of its own that is left behind after 75 s: what it touches must bear that.
     *
     * @param attempt what is tried, as it follows "Tried to"
     * @throws io.github.runneractions.runtime.Failure when it fails, with why
     */
    public <T> T call(String attempt, Supplier<T> call) {
        return call(attempt, longest, call);
    }

    /** The same, within {@code left} if that is less. */
    public <T> T call(String attempt, Duration left, Supplier<T> call) {
        var limit = left.compareTo(longest) < 0 ? left : longest;
        try {
            // The client's time-out ends with an answer's headers, and it waits for the rest for ever.
            return new TimeLimit(limit).within(call::get);
        } catch (IOException e) {
            throw KubernetesErrors.late(attempt, connection, e);
        } catch (KubernetesClientException e) {
            throw KubernetesErrors.of(attempt, connection, e, clock.instant());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
