package io.github.runneractions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import java.net.URI;
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
    void knowsWhoItIs() {
        try (var cluster = cluster(connection(tenant.server(), tenant.caPem(), tenant.token()))) {
            assertThat(cluster.user()).contains("system:serviceaccount:" + tenant.namespace() + ":deployer");
        }
    }

    @Test
    void connectsAsThePodsServiceAccount(@TempDir Path folder) {
        var connection = new MountedAccount(folder)
                .with("token", tenant.token() + "\n")
                .with("ca.crt", tenant.caPem())
                .with("namespace", tenant.namespace())
                .read(tenant.server(), Map.of())
                .get();

        try (var cluster = cluster(connection)) {
            assertThat(cluster.user()).contains("system:serviceaccount:" + tenant.namespace() + ":deployer");
            assertThat(cluster.namespace()).isEqualTo(tenant.namespace());
        }
    }

    @Test
    void saysThatTheTokenHasExpired() {
        assertFailure(
                connection(tenant.server(), tenant.caPem(), tenant.expiredToken()),
                KubernetesFailures.BAD_TOKEN,
                "the token expired at 20");
    }

    @Test
    void saysThatTheTokenIsAnothers() {
        assertFailure(
                connection(tenant.server(), tenant.caPem(), "made-up-token"),
                KubernetesFailures.BAD_TOKEN,
                "it does not accept the token.");
    }

    @Test
    void saysThatNobodyVouchesForTheServer() {
        var connection =
                new ClusterConnection(tenant.server(), Optional.empty(), bearer(tenant.token()), tenant.namespace());

        assertFailure(connection, ConnectionFailures.UNTRUSTED, "a public CA, and no CA was given");
    }

    @Test
    void saysThatTheCertificateIsForAnotherName() {
        try (var door = Door.open("127.0.0.2", tenant.server())) {
            assertFailure(
                    connection(door.address(), tenant.caPem(), tenant.token()),
                    ConnectionFailures.OTHER_NAME,
                    "its certificate is not for 127.0.0.2");
        }
    }

    @Test
    void saysThatNothingListensThere() {
        assertFailure(
                connection(URI.create("https://127.0.0.1:9"), tenant.caPem(), tenant.token()),
                ConnectionFailures.REFUSED,
                "nothing there takes the connection");
    }

    @Test
    void saysThatTheNameIsUnknown() {
        assertFailure(
                connection(URI.create("https://no-such-host.invalid"), tenant.caPem(), tenant.token()),
                ConnectionFailures.UNKNOWN_HOST,
                "the name no-such-host.invalid could not be resolved");
    }

    @Test
    void namesEveryRightThatIsMissingAndNoOther() {
        var poor = PLANE.tenant(
                PLANE.freshNamespace("poor"), List.of(TenantRights.rule("", List.of("get", "list"), "secrets")));
        var get = new AccessRight("get", "", "secrets", poor.namespace());
        var create = new AccessRight("create", "", "secrets", poor.namespace());
        var deployments = new AccessRight("list", "apps", "deployments", poor.namespace());
        var elsewhere = new AccessRight("get", "", "secrets", tenant.namespace());
        try (var cluster = cluster(new ClusterConnection(
                poor.server(), Optional.of(poor.caPem()), bearer(poor.token()), poor.namespace()))) {
            assertThat(new Preflight(cluster).missing(List.of(get, create, deployments, elsewhere)))
                    .containsExactlyInAnyOrder(create, deployments, elsewhere);
        }
    }

    @Test
    void findsWhereAKindIsServed() {
        try (var cluster = cluster(connection(tenant.server(), tenant.caPem(), tenant.token()))) {
            var discovery = new ApiDiscovery(cluster);

            assertThat(discovery.find("apps/v1", "Deployment"))
                    .contains(new ApiResource("apps", "v1", "deployments", "Deployment", true));
            assertThat(discovery.find("v1", "Namespace").map(ApiResource::namespaced))
                    .contains(false);
            assertThat(discovery.find("acme.example/v1", "Thing")).isEmpty();
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
