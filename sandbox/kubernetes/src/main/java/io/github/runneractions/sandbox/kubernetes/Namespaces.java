package io.github.runneractions.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.runneractions.sandbox.process.Await;
import java.time.Duration;
import java.util.List;

/** Makes namespaces and who may do what in them. */
record Namespaces(KubernetesClient admin) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Makes the namespace unless it is there, and waits until pods can be created in it. */
    void ensure(String name) {
        if (admin.namespaces().withName(name).get() == null) {
            admin.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .endMetadata()
                            .build())
                    .create();
        }
        Await.until("the ServiceAccount default in " + name, () -> hasDefaultAccount(name), LIMIT);
    }

    boolean hasDefaultAccount(String namespace) {
        return admin.serviceAccounts()
                        .inNamespace(namespace)
                        .withName("default")
                        .get()
                != null;
    }

    /** Gives the namespace a ServiceAccount with these permissions, and waits until they are effective. */
    void admit(String namespace, List<PolicyRule> rules) {
        String account = TenantNamespace.ACCOUNT;
        var identity = new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(account)
                .withNamespace(namespace)
                .endMetadata()
                .build();
        var role = new RoleBuilder()
                .withNewMetadata()
                .withName(account)
                .withNamespace(namespace)
                .endMetadata()
                .withRules(rules)
                .build();
        var binding = new RoleBindingBuilder()
                .withNewMetadata()
                .withName(account)
                .withNamespace(namespace)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", account)
                .addNewSubject("", "ServiceAccount", account, namespace)
                .build();
        admin.resource(identity).serverSideApply();
        admin.resource(role).forceConflicts().serverSideApply();
        admin.resource(binding).serverSideApply();
        rules.stream()
                .findFirst()
                .ifPresent(
                        first -> Await.until("the permissions of " + account, () -> allowed(namespace, first), LIMIT));
    }

    /** Gives the namespace's account a permission in the whole cluster, and waits until it is effective. */
    void admitToCluster(String namespace, PolicyRule rule) {
        var name = namespace + "-" + rule.getResources().getFirst();
        var role = new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withRules(rule)
                .build();
        var binding = new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", name)
                .addNewSubject("", "ServiceAccount", TenantNamespace.ACCOUNT, namespace)
                .build();
        admin.resource(role).serverSideApply();
        admin.resource(binding).serverSideApply();
        Await.until("the permissions of " + name, () -> allowed(namespace, rule), LIMIT);
    }

    private boolean allowed(String namespace, PolicyRule rule) {
        String name = rule.getResourceNames().isEmpty()
                ? null
                : rule.getResourceNames().getFirst();
        SubjectAccessReview review = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser("system:serviceaccount:" + namespace + ":" + TenantNamespace.ACCOUNT)
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withGroup(rule.getApiGroups().getFirst())
                .withResource(rule.getResources().getFirst())
                .withVerb(rule.getVerbs().getFirst())
                .withName(name)
                .endResourceAttributes()
                .endSpec()
                .build();
        return admin.authorization()
                .v1()
                .subjectAccessReview()
                .create(review)
                .getStatus()
                .getAllowed();
    }
}
