package io.github.runneractions.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.util.List;
import java.util.stream.Stream;

/**
 * The permissions that a shared platform grants to a team's deploying account, only in the team's own namespace. It may
 * not create namespaces, nor roles and bindings, nor see nodes or other namespaces.
 */
public final class TenantRights {

    private static final List<String> READ = List.of("get", "list", "watch");
    private static final List<String> WRITE =
            List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

    private TenantRights() {}

    /** The rules of the Role. */
    public static List<PolicyRule> usual() {
        return List.of(
                rule("", WRITE, "configmaps", "secrets", "services", "serviceaccounts"),
                rule("", List.of("get", "list", "watch", "delete"), "pods"),
                rule("", READ, "pods/log", "events"),
                rule("events.k8s.io", READ, "events"),
                rule("apps", WRITE, "deployments"),
                rule("apps", READ, "replicasets"),
                rule("batch", WRITE, "jobs", "cronjobs"),
                rule("policy", WRITE, "poddisruptionbudgets"));
    }

    /** Those, and to write Events. */
    public static List<PolicyRule> withEvents() {
        return Stream.concat(usual().stream(), Stream.of(rule("", List.of("create", "patch"), "events")))
                .toList();
    }

    /**
     * A rule.
     *
     * @param group the API group; empty for the core group
     */
    public static PolicyRule rule(String group, List<String> verbs, String... resources) {
        return new PolicyRuleBuilder()
                .withApiGroups(group)
                .withResources(resources)
                .withVerbs(verbs)
                .build();
    }
}
