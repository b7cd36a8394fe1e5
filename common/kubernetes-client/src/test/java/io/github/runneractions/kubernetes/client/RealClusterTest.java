package io.github.runneractions.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.kubernetes.TestSecrets;
import io.github.runneractions.kubernetes.api.AccessReview;
import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.connection.InClusterConfig;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class RealClusterTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("client"));

    @Test
    void readsTheNameOfTheAccount() {
        try (var cluster = cluster(connection(tenant.server(), tenant.caPem(), tenant.token()))) {
            assertThat(cluster.user()).contains("system:serviceaccount:" + tenant.namespace() + ":deployer");
        }
    }

    @Test
    void connectsWithThePodsServiceAccount(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("token"), tenant.token() + "\n");
        Files.writeString(folder.resolve("ca.crt"), tenant.caPem());
        Files.writeString(folder.resolve("namespace"), tenant.namespace());
        var environment = new Environment(Map.of(
                "KUBERNETES_SERVICE_HOST",
                tenant.server().getHost(),
                "KUBERNETES_SERVICE_PORT",
                String.valueOf(tenant.server().getPort())));
        var pod = InClusterConfig.read(environment, TestSecrets::mask, folder).orElseThrow();
        var connection = pod.in(pod.namespace().orElseThrow());

        try (var cluster = cluster(connection)) {
            assertThat(cluster.user()).contains("system:serviceaccount:" + tenant.namespace() + ":deployer");
            assertThat(cluster.namespace()).isEqualTo(tenant.namespace());
        }
    }

    @Test
    void reportsAnExpiredToken() {
        assertFailure(
                connection(tenant.server(), tenant.caPem(), tenant.expiredToken()),
                KubernetesErrors.BAD_TOKEN,
                "the token expired at 20");
    }

    @Test
    void reportsAnUnknownToken() {
        assertFailure(
                connection(tenant.server(), tenant.caPem(), "made-up-t0ken"),
                KubernetesErrors.BAD_TOKEN,
                "the API server rejected the token.");
    }

    @Test
    void reportsAnUntrustedCertificate() {
        var connection =
                new ClusterConnection(tenant.server(), Optional.empty(), bearer(tenant.token()), tenant.namespace());

        assertFailure(connection, ConnectionErrors.UNTRUSTED, "a public CA, and no CA was given");
    }

    @Test
    void reportsACertificateForAnotherHostName() {
        try (var door = Door.open("127.0.0.2", tenant.server())) {
            assertFailure(
                    connection(door.address(), tenant.caPem(), tenant.token()),
                    ConnectionErrors.OTHER_NAME,
                    "its certificate is not for 127.0.0.2");
        }
    }

    @Test
    void reportsARefusedConnection() {
        assertFailure(
                connection(URI.create("https://127.0.0.1:9"), tenant.caPem(), tenant.token()),
                ConnectionErrors.REFUSED,
                "the connection was refused");
    }

    @Test
    void reportsAnUnknownHostName() {
        assertFailure(
                connection(URI.create("https://no-such-host.invalid"), tenant.caPem(), tenant.token()),
                ConnectionErrors.UNKNOWN_HOST,
                "the name no-such-host.invalid could not be resolved");
    }

    @Test
    void reportsAPathThatTheServerDoesNotServe() {
        assertFailure(
                connection(tenant.server().resolve("/k8s/clusters/c-1/"), tenant.caPem(), tenant.token()),
                KubernetesErrors.NOT_KUBERNETES,
                "the API server serves nothing there: forbidden: User \"system:serviceaccount:" + tenant.namespace()
                        + ":deployer\" cannot post path \"/k8s/clusters/c-1/apis/");
    }

    @Test
    void reviewsWhichPermissionsAreMissing() {
        var poor = PLANE.tenant(
                PLANE.freshNamespace("poor"), List.of(TenantRights.rule("", List.of("get", "list"), "secrets")));
        var get = new ResourceAttributes("get", "", "secrets", poor.namespace());
        var create = new ResourceAttributes("create", "", "secrets", poor.namespace());
        var deployments = new ResourceAttributes("list", "apps", "deployments", poor.namespace());
        var elsewhere = new ResourceAttributes("get", "", "secrets", tenant.namespace());
        try (var cluster = cluster(new ClusterConnection(
                poor.server(), Optional.of(poor.caPem()), bearer(poor.token()), poor.namespace()))) {
            assertThat(new AccessReview(cluster).missing(List.of(get, create, deployments, elsewhere)))
                    .containsExactlyInAnyOrder(create, deployments, elsewhere);
            // Of more in one namespace, the rules are read first.
            var delete = new ResourceAttributes("delete", "", "secrets", poor.namespace());
            var list = new ResourceAttributes("list", "", "secrets", poor.namespace(), "own");
            assertThat(new AccessReview(cluster).missing(List.of(get, create, delete, list, deployments, elsewhere)))
                    .containsExactlyInAnyOrder(create, delete, deployments, elsewhere);
        }
    }

    private void assertFailure(ClusterConnection connection, Topic topic, String cause) {
        try (var cluster = cluster(connection)) {
            assertThatThrownBy(cluster::user)
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.topic()).isEqualTo(topic))
                    .hasMessageStartingWith("Tried to connect to the cluster at " + connection.server() + ", but ")
                    .hasMessageContaining(cause);
        }
    }

    private ClusterConnection connection(URI server, String authority, String token) {
        return new ClusterConnection(server, Optional.of(authority), bearer(token), tenant.namespace());
    }

    private static Credential bearer(String token) {
        return new Credential.BearerToken(TestSecrets.mask(token));
    }

    private static Cluster cluster(ClusterConnection connection) {
        return Cluster.of(connection, new Environment(Map.of()), Clock.systemUTC());
    }
}
