package io.github.runneractions.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.runneractions.deploy.chart.Operation;
import io.github.runneractions.deploy.helm.Helm;
import io.github.runneractions.deploy.helm.HelmCommand;
import io.github.runneractions.deploy.helm.HelmErrors;
import io.github.runneractions.deploy.helm.ReleasePlan;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.runtime.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Renders the chart as Helm will when it deploys it: with what templates look up in the cluster, its version and the APIs that it serves.
 * With an account that may not read what Helm reads then, the chart is rendered without the cluster, but with its version and APIs.
 *
 * @param begun what Helm has rendered meanwhile for an upgrade; empty when nothing was begun
 */
record Rendering(Helm helm, ReleasePlan plan, Optional<CompletableFuture<Helm.Exit>> begun) implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The API server checks each object against its schema later, in a dry run. */
    private static final List<String> WITH_CLUSTER = List.of("--dry-run=server", "--disable-openapi-validation");

    private static final List<String> UPGRADE = List.of("--is-upgrade");
    private static final Helm.Exit STOPPED = new Helm.Exit(1, "", "");
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** One that begins when it is asked for. */
    static Rendering of(Helm helm, ReleasePlan plan) {
        return new Rendering(helm, plan, Optional.empty());
    }

    /**
     * Begins at once: Helm renders while the cluster answers the first calls. Most deployments are upgrades; for another one, the chart
     * is rendered again.
     */
    static Rendering begin(Helm helm, ReleasePlan plan) {
        var forUpgrade = HelmCommand.template(plan).with(WITH_CLUSTER).with(UPGRADE);
        return new Rendering(
                helm,
                plan,
                Optional.of(CompletableFuture.supplyAsync(
                        () -> helm.run(forUpgrade, _ -> {}),
                        task -> Thread.ofPlatform().daemon().name("rendering").start(task))));
    }

    /**
     * What the chart renders.
     *
     * @param cluster tells its version and APIs, if Helm may not read them
     * @throws Failure when it does not
     */
    String of(Operation operation, Cluster cluster) {
        var template = HelmCommand.template(plan).with(operation == Operation.UPGRADE ? UPGRADE : List.of());
        var within = withCluster(operation, template);
        if (within.ok()) {
            return within.output();
        }
        var exit = helm.run(template.with(capabilities(cluster)), _ -> {});
        if (!exit.ok()) {
            throw HelmErrors.of("render the chart for release " + plan.release(), exit);
        }
        return exit.output();
    }

    private Helm.Exit withCluster(Operation operation, HelmCommand template) {
        if (begun.isPresent() && operation == Operation.UPGRADE) {
            try {
                return begun.get().join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
        close();
        return helm.run(template.with(WITH_CLUSTER), _ -> {});
    }

    /** Stops what was begun, and waits for its end: Helm runs one command at a time. */
    @Override
    public void close() {
        // Also if its process has not begun when it is stopped first.
        while (begun.filter(rendering -> !rendering.isDone()).isPresent()) {
            helm.stopRendering();
            var _ = begun.get()
                    .copy()
                    .exceptionally(_ -> STOPPED)
                    .completeOnTimeout(STOPPED, PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    /** Each account may read them, unless an operator has forbidden it. */
    private static List<String> capabilities(Cluster cluster) {
        try {
            var arguments = new ArrayList<String>();
            var version = read(cluster, "/version").path("gitVersion").asText();
            if (!version.isEmpty()) {
                arguments.add("--kube-version=" + version);
            }
            for (var group : read(cluster, "/apis").path("groups")) {
                for (var each : group.path("versions")) {
                    arguments.add("--api-versions=" + each.path("groupVersion").asText());
                }
            }
            return arguments;
        } catch (Failure _) {
            return List.of();
        }
    }

    private static JsonNode read(Cluster cluster, String path) {
        return cluster.call("read " + path, () -> {
            try {
                return JSON.readTree(
                        Optional.ofNullable(cluster.client().raw(path)).orElse("{}"));
            } catch (JsonProcessingException e) {
                throw KubernetesClientException.launderThrowable(e);
            }
        });
    }
}
