package io.github.runneractions.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.runneractions.sandbox.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Has the API server change objects of one namespace as they come, so that nobody who makes them has to know of it.
 *
 * @param name of the policy; the namespace is added
 */
public record MutatingPolicy(KubernetesClient admin, String name, String namespace) implements AutoCloseable {

    private static final String API = "admissionregistration.k8s.io/v1";
    private static final String POLICIES = "/apis/" + API + "/mutatingadmissionpolicies";
    private static final String BINDINGS = "/apis/" + API + "/mutatingadmissionpolicybindings";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * Which objects are changed.
     *
     * @param resource such as {@code pods}
     * @param operations such as {@code CREATE}
     * @param condition in CEL
     */
    public record Match(String resource, List<String> operations, LabelSelector selector, String condition) {}

    /** A change of an object: an expression in CEL. */
    public sealed interface Change {
        /** Evaluates to an {@code Object} with fields to set; lists in it must have keys. */
        record Fields(String expression) implements Change {}

        /** Evaluates to a list of {@code JSONPatch}. */
        record Patch(String expression) implements Change {}
    }

    /**
     * Changes what comes from now on.
     *
     * @param works whether it does, for which a dry run can be asked
     */
    public MutatingPolicy place(Match match, Change change, Callable<Boolean> works) {
        admin.raw(POLICIES, "POST", Serialization.asJson(policy(match, change)));
        admin.raw(BINDINGS, "POST", Serialization.asJson(binding()));
        Await.until(policyName() + " to change " + match.resource(), works, LIMIT);
        return this;
    }

    /** Changes no more. */
    @Override
    public void close() {
        admin.raw(BINDINGS + "/" + policyName(), "DELETE", null);
        admin.raw(POLICIES + "/" + policyName(), "DELETE", null);
    }

    private String policyName() {
        return name + "-" + namespace;
    }

    private Map<String, Object> policy(Match match, Change change) {
        Map<String, Object> rule = Map.of(
                "apiGroups", List.of(""),
                "apiVersions", List.of("v1"),
                "operations", match.operations(),
                "resources", List.of(match.resource()));
        Map<String, Object> spec = Map.of(
                "failurePolicy", "Fail",
                "reinvocationPolicy", "Never",
                "matchConstraints", Map.of("resourceRules", List.of(rule), "objectSelector", match.selector()),
                "matchConditions", List.of(Map.of("name", "wanted", "expression", match.condition())),
                "mutations", List.of(mutation(change)));
        return Map.of(
                "apiVersion",
                API,
                "kind",
                "MutatingAdmissionPolicy",
                "metadata",
                Map.of("name", policyName()),
                "spec",
                spec);
    }

    private static Map<String, Object> mutation(Change change) {
        return switch (change) {
            case Change.Fields(var expression) ->
                Map.of("patchType", "ApplyConfiguration", "applyConfiguration", Map.of("expression", expression));
            case Change.Patch(var expression) ->
                Map.of("patchType", "JSONPatch", "jsonPatch", Map.of("expression", expression));
        };
    }

    private Map<String, Object> binding() {
        Map<String, Object> here = Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", namespace));
        return Map.of(
                "apiVersion",
                API,
                "kind",
                "MutatingAdmissionPolicyBinding",
                "metadata",
                Map.of("name", policyName()),
                "spec",
                Map.of("policyName", policyName(), "matchResources", Map.of("namespaceSelector", here)));
    }
}
