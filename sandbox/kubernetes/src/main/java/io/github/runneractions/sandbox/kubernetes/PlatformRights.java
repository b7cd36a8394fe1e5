package io.github.runneractions.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.util.List;

/** The permissions that a shared platform's own module gives to a team's pipeline by default, as they are there. */
public final class PlatformRights {
    private static final List<String> VERBS = List.of("patch", "get", "create", "delete", "list", "watch");

    private PlatformRights() {}

    /** The rules of the Role: without {@code update} of Secrets, which Helm uses, and without events, logs and ServiceAccounts. */
    public static List<PolicyRule> usual() {
        return List.of(
                TenantRights.rule(
                        "", VERBS, "pods/portforward", "deployment", "secrets", "services", "configmaps", "pods"),
                new PolicyRuleBuilder()
                        .withApiGroups("extensions", "apps", "batch", "networking.k8s.io", "policy")
                        .withResources(
                                "deployments",
                                "ingresses",
                                "cronjobs",
                                "jobs",
                                "replicasets",
                                "poddisruptionbudgets",
                                "networkpolicies",
                                "statefulsets")
                        .withVerbs(VERBS)
                        .build(),
                TenantRights.rule("monitoring.coreos.com", List.of("*"), "prometheusrules", "servicemonitors"),
                TenantRights.rule(
                        "autoscaling",
                        List.of("get", "update", "delete", "create", "patch"),
                        "hpa",
                        "horizontalpodautoscalers"));
    }
}
