package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Secrets;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class DeployNamespaceTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("namespaces"));
    private final String missing = tenant.namespace() + "-new";
    private final List<String> log = new ArrayList<>();

    @Test
    void isCreatedOnceWhenItIsMissing() {
        allow("get", "create");

        in(missing).tell();
        assertThat(exists()).isFalse();
        in(missing).create();
        in(missing).create();

        assertThat(exists()).isTrue();
        assertThat(log)
                .containsExactly(
                        "Namespace " + missing + " does not exist, and would be created",
                        "Namespace " + missing + " created");
    }

    @Test
    void isCreatedByAnAccountThatMayOnlyCreateIt() {
        allow("create");

        in(missing).create();
        in(missing).create();

        assertThat(exists()).isTrue();
        assertThat(log).containsExactly("Namespace " + missing + " created");
    }

    @Test
    void isLeftAloneWhenItIsThere() {
        in(tenant.namespace()).create();

        assertThat(log)
                .containsExactly(
                        "The account may not read namespace " + tenant.namespace() + ", which is taken to be there");
    }

    @Test
    void isAnErrorOnlyWhenItIsMissing() {
        allow("get");

        in(tenant.namespace()).create();
        assertThatThrownBy(() -> in(missing).create())
                .isInstanceOf(PreconditionFailed.class)
                .hasMessageStartingWith("Tried to create namespace " + missing
                        + ", which does not exist, but the API server denied it: namespaces is forbidden: User");
        assertThat(log).isEmpty();
    }

    @Test
    void isCheckedBeforeAnythingIsCreated() {
        allow("get");

        in(tenant.namespace()).requireThere();
        in(tenant.namespace()).requireCreatable();
        assertThatThrownBy(() -> in(missing).requireThere()).hasMessage("Namespace " + missing + " does not exist.");
        assertThatThrownBy(() -> in(missing).requireCreatable())
                .hasMessage("Tried to create namespace " + missing
                        + ", which does not exist, but the account may not create"
                        + " namespaces (in the whole cluster).");
    }

    @Test
    void isNotUsedWhileItIsDeleted() {
        allow("get", "create");
        in(missing).create();
        PLANE.admin().namespaces().withName(missing).edit(namespace -> {
            namespace.getMetadata().setFinalizers(List.of("example.com/kept"));
            return namespace;
        });
        PLANE.admin().namespaces().withName(missing).delete();

        assertThatThrownBy(() -> in(missing).create())
                .hasMessageContaining("it is being deleted, and takes no new objects");
        PLANE.admin().namespaces().withName(missing).edit(namespace -> {
            namespace.getMetadata().setFinalizers(List.of());
            return namespace;
        });
    }

    private boolean exists() {
        return PLANE.admin().namespaces().withName(missing).get() != null;
    }

    private void allow(String... verbs) {
        PLANE.allowInCluster(tenant, TenantRights.rule("", List.of(verbs), "namespaces"));
    }

    private DeployNamespace in(String namespace) {
        var connection = new ClusterConnection(
                tenant.server(),
                Optional.of(tenant.caPem()),
                new Credential.BearerToken(new Secrets(_ -> {}).mask(tenant.token())),
                namespace);
        return DeployNamespace.look(
                Cluster.of(connection, new Environment(Map.of()), Clock.systemUTC()),
                new WorkflowLog(log::add, new Environment(Map.of()), () -> "fence"));
    }
}
