package io.github.runneractions.deploy.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accounts with fewer permissions on Secrets. */
@Tag("real")
class ReleaseSecretsRightsTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final String NEW = "n3w-passw0rd-7319";

    @Test
    void namesTheMissingPermissionBeforeAnythingChanges() {
        var reader = PLANE.tenant(
                PLANE.freshNamespace("reader"), List.of(TenantRights.rule("", List.of("get", "list"), "secrets")));
        try (var weak = new Deployer(reader)) {
            assertThatThrownBy(
                            () -> weak.wants(weak.secret("db", "password", NEW)).check())
                    .hasMessageContaining("may not patch, create it");
        }
    }

    @Test
    void aDeploymentDoesNotFailForWantOfThePermissionToListOrDelete() {
        var writer = PLANE.tenant(
                PLANE.freshNamespace("writer"),
                List.of(TenantRights.rule("", List.of("get", "create", "patch"), "secrets")));
        try (var weak = new Deployer(writer)) {
            var secrets = weak.wants(weak.secret("db", "password", NEW));
            secrets.write();
            secrets.removeOthers("no input asks for it any more");

            assertThat(weak.run.lines)
                    .anyMatch(
                            line -> line.startsWith("Not known whether release demo has Secrets that are not needed"));
        }
    }
}
