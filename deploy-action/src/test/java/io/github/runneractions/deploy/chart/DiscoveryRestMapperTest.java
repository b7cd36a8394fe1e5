package io.github.runneractions.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Secrets;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class DiscoveryRestMapperTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    @Test
    void findsWhereAKindIsServed() {
        var tenant = PLANE.tenant(PLANE.freshNamespace("discovery"));
        var connection = new ClusterConnection(
                tenant.server(),
                Optional.of(tenant.caPem()),
                new Credential.BearerToken(new Secrets(_ -> {}).mask(tenant.token())),
                tenant.namespace());
        try (var cluster = Cluster.of(connection, new Environment(Map.of()), Clock.systemUTC())) {
            var mapper = new DiscoveryRestMapper(cluster);

            assertThat(mapper.find("apps/v1", "Deployment"))
                    .contains(new ApiResource("apps", "v1", "deployments", "Deployment", true));
            assertThat(mapper.find("v1", "Namespace").map(ApiResource::namespaced))
                    .contains(false);
            assertThat(mapper.find("acme.example/v1", "Thing")).isEmpty();
            assertThat(mapper.find("apps/v1/../../apps/v1", "Deployment")).isEmpty();
            assertThat(mapper.find("apps/v1?x", "Deployment")).isEmpty();
            assertThat(mapper.find("apps/v1/", "Deployment")).isEmpty();
            assertThat(mapper.otherVersions("policy/v1beta1", "PodDisruptionBudget"))
                    .containsExactly("policy/v1");
            assertThat(mapper.otherVersions("extensions/v1beta1", "Ingress")).containsExactly("networking.k8s.io/v1");
            assertThat(mapper.otherVersions("acme.example/v1", "Ingress")).isEmpty();
            assertThat(mapper.otherVersions("policy/v1", "Thing")).isEmpty();
        }
    }
}
