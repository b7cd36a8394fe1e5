package io.github.runneractions.kubernetes.api;

import io.github.runneractions.kubernetes.object.ApiResource;

/**
 * What an account may do to a kind of object.
 *
 * @param verb such as {@code create}
 * @param group empty for the core group
 * @param resource the plural, such as {@code deployments}
 * @param namespace where; empty for objects that live in none
 * @param name the only object that it is about; empty for all of them
 */
public record ResourceAttributes(String verb, String group, String resource, String namespace, String name)
        implements Comparable<ResourceAttributes> {
    /** The same for all objects. */
    public ResourceAttributes(String verb, String group, String resource, String namespace) {
        this(verb, group, resource, namespace, "");
    }

    /** {@code verb} on {@code resource}, in {@code namespace} when its objects live in one. */
    public static ResourceAttributes to(String verb, ApiResource resource, String namespace) {
        return new ResourceAttributes(
                verb, resource.group(), resource.plural(), resource.namespaced() ? namespace : "");
    }

    /** The same for one object. */
    public ResourceAttributes named(String object) {
        return new ResourceAttributes(verb, group, resource, namespace, object);
    }

    /** The resource with its group, and where, such as {@code deployments.apps in team}. */
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
