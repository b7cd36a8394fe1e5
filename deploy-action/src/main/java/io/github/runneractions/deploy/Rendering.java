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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Renders the chart as Helm will when it deploys it: with what templates look up in the cluster, its version and the APIs that it serves.
 * With an account that may not read what Helm reads then, the chart is rendered without the cluster, but with its version and APIs.
 */
record Rendering(Helm helm, ReleasePlan plan, Cluster cluster) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What the chart renders.
     *
     * @throws Failure when it does not
     */
    String of(Operation operation) {
        var isUpgrade = operation == Operation.UPGRADE ? List.of("--is-upgrade") : List.<String>of();
        var template = HelmCommand.template(plan);
        var within = helm.run(template.with("--dry-run=server").with(isUpgrade), _ -> {});
        if (within.ok()) {
            return within.output();
        }
        var exit = helm.run(template.with(isUpgrade).with(capabilities()), _ -> {});
        if (!exit.ok()) {
            throw HelmErrors.of("render the chart for release " + plan.release(), exit);
        }
        return exit.output();
    }

    /** Each account may read them, unless an operator has forbidden it. */
    private List<String> capabilities() {
        try {
            var arguments = new ArrayList<String>();
            var version = read("/version").path("gitVersion").asText();
            if (!version.isEmpty()) {
                arguments.add("--kube-version=" + version);
            }
            for (var group : read("/apis").path("groups")) {
                for (var each : group.path("versions")) {
                    arguments.add("--api-versions=" + each.path("groupVersion").asText());
                }
            }
            return arguments;
        } catch (Failure _) {
            return List.of();
        }
    }

    private JsonNode read(String path) {
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
