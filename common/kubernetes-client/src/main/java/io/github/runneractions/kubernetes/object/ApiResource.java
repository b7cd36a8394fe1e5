package io.github.runneractions.kubernetes.object;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/**
 * A kind of object and where the API serves it, as API discovery lists it.
 *
 * @param group empty for the core group
 * @param plural the name in URLs and in roles, such as {@code deployments}
 * @param namespaced whether its objects are in a namespace
 */
public record ApiResource(String group, String version, String plural, String kind, boolean namespaced) {
    public static final ApiResource DEPLOYMENTS = new ApiResource("apps", "v1", "deployments", "Deployment", true);
    public static final ApiResource EVENTS = new ApiResource("", "v1", "events", "Event", true);
    public static final ApiResource PODS = new ApiResource("", "v1", "pods", "Pod", true);
    public static final ApiResource SECRETS = new ApiResource("", "v1", "secrets", "Secret", true);
    public static final ApiResource ACCESS_REVIEWS =
            new ApiResource("authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", false);

    public static final ApiResource RULES_REVIEWS =
            new ApiResource("authorization.k8s.io", "v1", "selfsubjectrulesreviews", "SelfSubjectRulesReview", false);
    public static final ApiResource SELF_REVIEWS =
            new ApiResource("authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview", false);

    /** Group and version, as in an object's {@code apiVersion}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The resource for fabric8's untyped client. That one starts faster: each typed kind loads a hundred classes. */
    public ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withPlural(plural)
                .withKind(kind)
                .withNamespaced(namespaced)
                .build();
    }
}
