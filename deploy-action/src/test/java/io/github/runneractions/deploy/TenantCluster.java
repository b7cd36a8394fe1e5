package io.github.runneractions.deploy;

import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.toolkit.TestRun;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The cluster of a real control plane as a tenant sees it. */
public final class TenantCluster {
    private TenantCluster() {}

    /** A client with the tenant's token, which {@code run} masks. */
    public static Cluster of(TenantNamespace tenant, TestRun run) {
        return Cluster.of(
                new ClusterConnection(
                        tenant.server(),
                        Optional.of(tenant.caPem()),
                        new Credential.BearerToken(run.process.secrets().mask(tenant.token())),
                        tenant.namespace()),
                new Environment(Map.of()),
                Clock.systemUTC());
    }
}
