package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rights that a deployment uses, as the API server's audit log shows them for Helm 4.3 and for ourselves. */
public final class NeededRights {
    public static final Topic UNKNOWN_KIND = new Topic("The cluster does not know a kind of the chart's");

    /** Per object: looked for, applied, waited for, and taken away when the deployment fails. */
    private static final List<String> OF_AN_OBJECT = List.of("get", "create", "patch", "delete", "list", "watch");

    /** Helm's records of a release, and our own Secret. */
    private static final List<String> OF_SECRETS = List.of("get", "list", "create", "update", "patch", "delete");

    private static final List<String> OF_WATCHED = List.of("list", "watch");
    private static final ApiResource REPLICA_SETS = new ApiResource("apps", "v1", "replicasets", "ReplicaSet", true);

    private NeededRights() {}

    /**
     * What deploying {@code chart} into {@code namespace} takes.
     *
     * @throws ToolFailed when the cluster does not serve a kind of the chart's
     */
    public static Set<ResourceAttributes> of(RenderedChart chart, RestMapper kinds, String namespace) {
        var rights = new TreeSet<ResourceAttributes>();
        OF_SECRETS.forEach(verb -> rights.add(ResourceAttributes.to(verb, ApiResource.SECRETS, namespace)));
        OF_WATCHED.forEach(verb -> {
            rights.add(ResourceAttributes.to(verb, ApiResource.PODS, namespace));
            rights.add(ResourceAttributes.to(verb, ApiResource.EVENTS, namespace));
        });
        if (!chart.workloads().isEmpty()) {
            // Helm looks at them to see how far a Deployment is.
            rights.add(ResourceAttributes.to("list", REPLICA_SETS, namespace));
        }
        for (var object : chart.objects()) {
            var resource = kinds.find(object.apiVersion(), object.kind())
                    .or(() -> chart.definition(object))
                    .orElseThrow(() -> unknown(object));
            OF_AN_OBJECT.forEach(verb -> rights.add(
                    ResourceAttributes.to(verb, resource, object.namespace().orElse(namespace))));
        }
        return rights;
    }

    private static ToolFailed unknown(RenderedObject object) {
        return new ToolFailed(
                UNKNOWN_KIND,
                "Tried to see what the chart needs, but the cluster does not know the kind " + object.kind() + " of "
                        + object.apiVersion() + ", of which the chart has " + object.name() + ".",
                "Have the operator installed that brings this kind, or turn it off in `values`.",
                null);
    }
}
