package io.github.runneractions.kubernetes.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.kubernetes.secret.RegistrationSecretStore.Outcome;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which permissions on one Secret, by its name, a broker needs. */
@Tag("real")
class RegistrationSecretStoreRightsTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    @Test
    void renewsWithGetAndPatch() {
        var tenant = tenant("get", "patch");
        prepare(tenant);

        try (var broker = new Broker(tenant, "one")) {
            assertThat(broker.secret.read()).isPresent();
            assertThat(broker.store(20).outcome()).isEqualTo(Outcome.RENEWED);
        }
    }

    @Test
    void createsWithThePermissionCreate() {
        try (var broker = new Broker(tenant("get", "patch", "create"), "one")) {
            assertThat(broker.store(20).outcome()).isEqualTo(Outcome.CREATED);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # what it has  | is there | tried    | missing
                    get patch      | no       | write    | create
                    get            | yes      | write    | patch, create
                    get create     | yes      | write    | patch
                    patch create   | no       | read     | get
                    delete         | no       | read     | get, patch, create
                    """)
    void namesTheMissingPermissions(String rights, String there, String tried, String missing) {
        var tenant = tenant(rights.split(" "));
        if (there.equals("yes")) {
            prepare(tenant);
        }
        try (var broker = new Broker(tenant, "one")) {
            var account = "system:serviceaccount:" + tenant.namespace() + ":deployer";
            assertThatThrownBy(() -> broker.store(20))
                    .isInstanceOfSatisfying(Rejected.class, refusal -> {
                        assertThat(refusal.topic()).isEqualTo(KubernetesErrors.FORBIDDEN);
                        assertThat(refusal.hint().toString())
                                .contains("kubectl -n " + tenant.namespace() + " create role runner-actions-one --verb="
                                        + missing.replace(" ", "") + " --resource=secrets --resource-name=one\n")
                                .endsWith(" --role=runner-actions-one --serviceaccount=" + tenant.namespace()
                                        + ":deployer");
                    })
                    .hasMessage("Tried to " + tried + " Secret one in namespace " + tenant.namespace() + " at "
                            + tenant.server() + ", but " + account + " may not " + missing + " it.");
        }
    }

    @Test
    void deletesOnlyIfPermitted() {
        try (var broker = new Broker(tenant("get", "patch", "create"), "one")) {
            var stored = broker.store(20);

            assertThatThrownBy(() -> broker.secret.delete(stored)).hasMessageEndingWith(":deployer may not delete it.");
        }
    }

    private static void prepare(TenantNamespace tenant) {
        try (var admin = Broker.almighty(PLANE, tenant, "one")) {
            admin.store(10);
        }
    }

    private static TenantNamespace tenant(String... verbs) {
        return PLANE.tenant(
                PLANE.freshNamespace("rights"),
                Stream.of(verbs).map(RegistrationSecretStoreRightsTest::onOne).toList());
    }

    private static PolicyRule onOne(String verb) {
        return new PolicyRuleBuilder()
                .withApiGroups("")
                .withResources("secrets")
                .withResourceNames(List.of("one"))
                .withVerbs(verb)
                .build();
    }
}
