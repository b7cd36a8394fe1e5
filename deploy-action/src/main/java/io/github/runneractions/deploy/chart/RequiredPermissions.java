package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The permissions that a deployment uses, as the API server's audit log shows them for Helm 4.3 and for this action. */
public final class RequiredPermissions {
    public static final Topic UNKNOWN_KIND = new Topic("The cluster does not serve a kind of object in the chart");

    /** For each object of the chart: read, applied, waited for, and deleted when the deployment fails. */
    private static final List<String> OF_AN_OBJECT = List.of("get", "create", "patch", "delete", "list", "watch");

    /** For Helm's records of a release, and for the registration Secret. */
    private static final List<String> OF_SECRETS = List.of("get", "list", "create", "update", "patch", "delete");

    private static final List<String> OF_WATCHED = List.of("list", "watch");

    private RequiredPermissions() {}

    /**
     * The permissions to deploy {@code chart} into {@code namespace}.
     *
     * @throws ToolFailed when the cluster does not serve the kind of an object
     */
    public static Set<ResourceAttributes> of(RenderedChart chart, RestMapper kinds, String namespace) {
        var required = new TreeSet<ResourceAttributes>();
        OF_SECRETS.forEach(verb -> required.add(ResourceAttributes.to(verb, ApiResource.SECRETS, namespace)));
        OF_WATCHED.forEach(verb -> {
            required.add(ResourceAttributes.to(verb, ApiResource.PODS, namespace));
            required.add(ResourceAttributes.to(verb, ApiResource.EVENTS, namespace));
        });
        if (!chart.workloads().isEmpty()) {
            // Helm and the watch read them: they link a pod to its Deployment.
            required.add(ResourceAttributes.to("list", Workload.REPLICA_SETS, namespace));
        }
        for (var object : chart.objects()) {
            var resource = kinds.find(object.apiVersion(), object.kind())
                    .or(() -> chart.definition(object))
                    .orElseThrow(() -> unknown(object));
            OF_AN_OBJECT.forEach(verb -> required.add(
                    ResourceAttributes.to(verb, resource, object.namespace().orElse(namespace))));
        }
        return required;
    }

    private static ToolFailed unknown(RenderedObject object) {
        return new ToolFailed(
                UNKNOWN_KIND,
                "Tried to find the permissions that the chart requires, but the cluster does not serve the kind "
                        + object.kind() + " of " + object.apiVersion() + ", which the chart uses for " + object.name()
                        + ".",
                "Install the operator that defines this kind, or disable the object in `values`.",
                null);
    }
}
