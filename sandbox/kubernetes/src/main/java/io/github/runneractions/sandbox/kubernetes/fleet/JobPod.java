package io.github.runneractions.sandbox.kubernetes.fleet;

import java.util.Map;

/**
 * The pod of a Job, as the program in its only container sees it.
 *
 * @param name the pod's
 * @param container the container's name
 * @param variables those that the pod's spec gives it, with the entries of Secrets and ConfigMaps read
 * @param token of its ServiceAccount, bound to the pod
 */
public record JobPod(String name, String container, Map<String, String> variables, String token) {

    /** Copies what could be changed by others. */
    public JobPod {
        variables = Map.copyOf(variables);
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "pod " + name + ", container " + container + ", variables " + variables.keySet();
    }
}
