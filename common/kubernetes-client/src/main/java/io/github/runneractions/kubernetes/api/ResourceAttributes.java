package io.github.runneractions.kubernetes.api;

import io.github.runneractions.kubernetes.object.ApiResource;

/**
 * A permission, as access reviews ask for it: a verb on a resource.
 *
 * @param verb such as {@code create}
 * @param group empty for the core group
 * @param resource the plural, such as {@code deployments}; a part of an object follows a slash, as in {@code pods/log}
 * @param namespace empty for objects that are not in a namespace
 * @param name the name of one object; empty for all objects
 */
public record ResourceAttributes(String verb, String group, String resource, String namespace, String name)
        implements Comparable<ResourceAttributes> {
    /** The verb on all objects of a resource. */
    public ResourceAttributes(String verb, String group, String resource, String namespace) {
        this(verb, group, resource, namespace, "");
    }

    /** {@code verb} on {@code resource}, in {@code namespace} if its objects are in one. */
    public static ResourceAttributes to(String verb, ApiResource resource, String namespace) {
        return new ResourceAttributes(
                verb, resource.group(), resource.plural(), resource.namespaced() ? namespace : "");
    }

    /** These attributes, limited to the object of this name. */
    public ResourceAttributes named(String object) {
        return new ResourceAttributes(verb, group, resource, namespace, object);
    }

    /** The resource with its group and the namespace, such as {@code deployments.apps in team}. */
    public String where() {
        return (group.isEmpty() ? resource : resource + "." + group)
                + (name.isEmpty() ? "" : " " + name)
                + (namespace.isEmpty() ? " (in the whole cluster)" : " in " + namespace);
    }

    @Override
    public int compareTo(ResourceAttributes other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return verb + " " + where();
    }
}
