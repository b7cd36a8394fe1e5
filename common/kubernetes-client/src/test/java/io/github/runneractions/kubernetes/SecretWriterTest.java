package io.github.runneractions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.github.runneractions.testkit.cluster.ControlPlane;
import io.github.runneractions.testkit.cluster.Tenant;
import io.github.runneractions.toolkit.Environment;
import io.github.runneractions.toolkit.Rejected;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class SecretWriterTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    private final Tenant tenant = PLANE.tenant(PLANE.freshNamespace("secrets"));
    private final Cluster cluster = Cluster.of(
            new ClusterConnection(
                    tenant.server(),
                    Optional.of(tenant.caPem()),
                    new Credential.BearerToken(TestSecrets.mask(tenant.token())),
                    tenant.namespace()),
            new Environment(Map.of()),
            Clock.systemUTC());
    private final SecretWriter writer = new SecretWriter(cluster);

    @AfterEach
    void disconnect() {
        cluster.close();
    }

    @Test
    void writesUnderItsOwnName() {
        assertThat(writer.exists("one")).isFalse();

        writer.write("one", Map.of("app", "x"), Map.of("token", "t-1"));

        assertThat(writer.exists("one")).isTrue();
        assertThat(stored().getData()).containsExactly(Map.entry("token", "dC0x"));
        assertThat(stored().getMetadata().getLabels())
                .containsOnly(Map.entry("app", "x"), Map.entry("app.kubernetes.io/managed-by", "runner-actions"));
        assertThat(stored().getMetadata().getManagedFields())
                .extracting(ManagedFieldsEntry::getManager)
                .containsExactly("runner-actions");
    }

    @Test
    void takesAwayWhatIsNotNamedAnyMore() {
        writer.write("one", Map.of(), Map.of("token", "t-1", "url", "u"));
        writer.write("one", Map.of(), Map.of("token", "t-2"));

        assertThat(stored().getData()).containsExactly(Map.entry("token", "dC0y"));
    }

    @Test
    void refusesASecretOfSomebodyElse() {
        PLANE.admin()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("one")
                        .withNamespace(tenant.namespace())
                        .addToLabels("app.kubernetes.io/managed-by", "Helm")
                        .endMetadata()
                        .build())
                .create();

        assertThatThrownBy(() -> writer.exists("one"))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("one of that name exists and is not ours (managed by Helm)");
    }

    @Test
    void refusesASecretThatNobodyHasMarked() {
        PLANE.admin()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("one")
                        .withNamespace(tenant.namespace())
                        .endMetadata()
                        .build())
                .create();

        assertThatThrownBy(() -> writer.exists("one")).isInstanceOf(Rejected.class);
    }

    @Test
    void deletesWhatMayBeGone() {
        writer.write("one", Map.of(), Map.of("token", "t-1"));
        writer.delete("one");
        writer.delete("one");

        assertThat(writer.exists("one")).isFalse();
    }

    private Secret stored() {
        return PLANE.admin()
                .secrets()
                .inNamespace(tenant.namespace())
                .withName("one")
                .get();
    }
}
