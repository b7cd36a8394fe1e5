package io.github.runneractions.deploy.secret;

import io.github.runneractions.deploy.TenantCluster;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.toolkit.TestRun;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run that deploys a release with Secrets, whose clock is that of the test: wrong by months. */
final class Deployer implements AutoCloseable {
    final TestRun run = new TestRun(Map.of());
    private final Cluster cluster;

    Deployer(TenantNamespace tenant) {
        cluster = TenantCluster.of(tenant, run);
    }

    /** Its Secrets for release demo. */
    ReleaseSecrets wants(WantedSecret... secrets) {
        return wants("demo", secrets);
    }

    ReleaseSecrets wants(String release, WantedSecret... secrets) {
        return new ReleaseSecrets(
                ReleaseName.of(release), List.of(secrets), cluster, run.process, Duration.ofSeconds(30));
    }

    SecretStore store() {
        return new SecretStore(cluster, ReleaseName.of("demo"), run.process, Duration.ofSeconds(30));
    }

    /** A Secret with these keys and values in turn. */
    WantedSecret secret(String name, String... entries) {
        var values = new HashMap<String, io.github.runneractions.runtime.Secret>();
        for (int i = 0; i < entries.length; i += 2) {
            values.put(entries[i], run.process.secrets().mask(entries[i + 1]));
        }
        return new WantedSecret(name, values);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
