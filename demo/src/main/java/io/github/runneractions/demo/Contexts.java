package io.github.runneractions.demo;

import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.runner.workflow.WorkflowExpressions;
import java.util.Map;

/** The contexts {@code vars}, {@code secrets} and {@code inputs} of the demo's workflow. */
record Contexts(Map<String, String> vars, Map<String, String> secrets, Map<String, String> inputs) {
    static Contexts of(TenantNamespace tenant, SigningKey key) {
        return new Contexts(
                Map.of("APP_CLIENT_ID", "Iv23liAcmeDeployer", "KUBE_NAMESPACE", tenant.namespace()),
                Map.of(
                        "APP_PRIVATE_KEY",
                        key.privatePem(),
                        "KUBE_SERVER",
                        tenant.server().toString(),
                        "KUBE_CA",
                        tenant.caPem(),
                        "KUBE_TOKEN",
                        tenant.token()),
                // The workflow's default is two minutes: GitHub caches what it lists, the sandbox does not.
                Map.of("offline-for", "3s"));
    }

    WorkflowExpressions expressions() {
        var expressions = new WorkflowExpressions();
        Map.of("vars", vars, "secrets", secrets, "inputs", inputs)
                .forEach((context, values) ->
                        values.forEach((name, value) -> expressions.put(context + "." + name, value)));
        return expressions;
    }

    @Override
    public String toString() {
        return "vars " + vars.keySet() + ", secrets " + secrets.keySet() + ", inputs " + inputs.keySet();
    }
}
