package io.github.runneractions.deploy.rollout;

import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.runtime.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The last lines of containers that have failed, read as soon as they have: Helm deletes the pods of hooks, and who undoes a deployment
 * those of workloads.
 */
final class LastLines {
    /** Of many pods that fail, the first are enough. */
    private static final int MOST = 8;

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** Of the lines of one container. */
    private static final int MOST_BYTES = 8192;

    /**
     * What is known of a container's log.
     *
     * @param text the lines; empty when there are none
     * @param refused why it could not be read, as a clause; empty when it could
     */
    record Tail(String text, Optional<String> refused) {
        static final Tail NONE = new Tail("", Optional.empty());
    }

    private final Function<EndedContainer, Tail> reading;
    private final Map<EndedContainer, CompletableFuture<Tail>> all = new ConcurrentHashMap<>();

    /** @param reading reads the log of one container, on a thread of its own */
    LastLines(Function<EndedContainer, Tail> reading) {
        this.reading = reading;
    }

    static LastLines in(Cluster cluster) {
        return new LastLines(container -> read(cluster, container));
    }

    /** Starts to read the log of {@code container}. */
    void want(EndedContainer container) {
        if (all.size() < MOST) {
            var _ = begin(container);
        }
    }

    private CompletableFuture<Tail> begin(EndedContainer container) {
        return all.computeIfAbsent(
                container,
                of -> CompletableFuture.supplyAsync(
                        () -> reading.apply(of),
                        task -> Thread.ofPlatform().daemon().name("last lines").start(task)));
    }

    /** The lines of {@code container}, for which it may wait for some seconds. */
    Tail of(EndedContainer container) {
        try {
            return begin(container)
                    .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                return new Tail("", Optional.of("the cluster did not return its log in time"));
            }
            throw e;
        }
    }

    /** Without a last line that the API server has cut: half of a secret would not be recognised as one. */
    static String whole(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length < MOST_BYTES
                ? text
                : text.substring(0, Math.max(0, text.lastIndexOf('\n')));
    }

    private static Tail read(Cluster cluster, EndedContainer container) {
        var path = "/api/v1/namespaces/" + cluster.namespace() + "/pods/" + container.pod() + "/log?container="
                + container.name() + "&tailLines=10&limitBytes=" + MOST_BYTES
                + (container.restarted() ? "&previous=true" : "");
        try {
            var text = cluster.call(
                    "read the log of pod " + container.pod(),
                    LIMIT,
                    () -> Optional.ofNullable(cluster.client().raw(path)).orElse(""));
            return new Tail(whole(text).strip(), Optional.empty());
        } catch (Failure e) {
            return new Tail("", Optional.of(String.valueOf(e.getMessage())));
        }
    }
}
