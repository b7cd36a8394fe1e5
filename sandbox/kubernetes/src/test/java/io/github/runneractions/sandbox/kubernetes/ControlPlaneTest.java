package io.github.runneractions.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.runneractions.sandbox.process.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class ControlPlaneTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ControlPlane plane = ControlPlane.shared();

    @Test
    void runsPodsOfADeployment() {
        String namespace = plane.freshNamespace("test");
        plane.admin()
                .resource(Workloads.deployment("web", 2))
                .inNamespace(namespace)
                .create();

        Await.until(
                "the deployment",
                () -> Integer.valueOf(2)
                        .equals(plane.admin()
                                .apps()
                                .deployments()
                                .inNamespace(namespace)
                                .withName("web")
                                .get()
                                .getStatus()
                                .getReadyReplicas()),
                LIMIT);
    }

    @Test
    void letsATenantDeployIntoItsNamespaceOnly() {
        TenantNamespace tenant = plane.tenant(plane.freshNamespace("test"));

        try (KubernetesClient client = tenant.client()) {
            client.resource(Workloads.deployment("web", 1)).create();

            assertRefused(403, () -> client.secrets().inNamespace("kube-system").list());
            assertRefused(403, () -> client.nodes().list());
            assertRefused(403, () -> client.rbac().roles().list());
        }
    }

    @Test
    void givesATenantExactlyItsPermissions() {
        String namespace = plane.freshNamespace("test");
        TenantNamespace tenant = plane.tenant(namespace, List.of(TenantRights.rule("", List.of("list"), "pods")));

        try (KubernetesClient client = tenant.client()) {
            assertThat(client.pods().list().getItems()).isEmpty();
            assertRefused(403, () -> client.secrets().list());
        }
    }

    @Test
    void refusesAnExpiredToken() {
        TenantNamespace tenant = plane.tenant(plane.freshNamespace("test"));
        ClusterAccess expired =
                new ClusterAccess(tenant.server(), tenant.caPem(), tenant.expiredToken(), tenant.namespace());

        try (KubernetesClient client = expired.client()) {
            assertRefused(401, () -> client.pods().list());
        }
    }

    @Test
    void acceptsATokenThatATestSignedWithItsKey() {
        // Or the 401 above would show no more than a bad signature.
        TenantNamespace tenant = plane.tenant(plane.freshNamespace("test"));
        ClusterAccess signed = new ClusterAccess(
                tenant.server(), tenant.caPem(), plane.key().jwt(claims(tenant.token())), tenant.namespace());

        try (KubernetesClient client = signed.client()) {
            assertThat(client.pods().list().getItems()).isEmpty();
        }
    }

    @Test
    void givesTokensOfAChosenLifetime() throws IOException {
        TenantNamespace tenant = plane.tenant(plane.freshNamespace("test"));
        String token = tenant.token(TenantNamespace.SHORTEST_LIFETIME);

        JsonNode claims = new ObjectMapper().readTree(claims(token));
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(600);
    }

    @Test
    void bindsPodsToMoreNodesOnRequest() {
        String namespace = plane.freshNamespace("test");
        plane.addNode("node-2");
        Pod pod = Workloads.pod("p")
                .edit()
                .editSpec()
                .addToNodeSelector("kubernetes.io/hostname", "node-2")
                .endSpec()
                .build();
        plane.admin().resource(pod).inNamespace(namespace).create();

        Await.until("the pod", () -> Workloads.ready(plane.admin(), namespace, "p"), LIMIT);
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    private static void assertRefused(int status, ThrowingCallable call) {
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(call)
                .matches(e -> e.getCode() == status, "status " + status);
    }
}
