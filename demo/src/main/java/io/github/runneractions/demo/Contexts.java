package io.github.runneractions.demo;

import io.github.runneractions.testkit.cluster.Tenant;

/** What the demo's workflow finds under {@code secrets}, {@code vars} and {@code inputs}. */
final class Contexts {
    private Contexts() {}

    static Expressions of(Tenant tenant, AppKey key) {
        var expressions = new Expressions();
        expressions.put("vars.APP_CLIENT_ID", "Iv23liAcmeDeployer");
        expressions.put("vars.KUBE_NAMESPACE", tenant.namespace());
        expressions.put("secrets.APP_PRIVATE_KEY", key.privatePem());
        expressions.put("secrets.KUBE_SERVER", tenant.server().toString());
        expressions.put("secrets.KUBE_CA", tenant.caPem());
        expressions.put("secrets.KUBE_TOKEN", tenant.token());
        // Minutes in the field; the sandbox has no cache to outwait.
        expressions.put("inputs.offline-for", "3s");
        return expressions;
    }
}
