package io.github.runneractions.kubernetes.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.github.runneractions.kubernetes.secret.RegistrationSecretStore.Outcome;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The token that a broker writes, and the one it replaces. */
@Tag("real")
class RegistrationSecretStoreTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("token"));
    private final Broker broker = new Broker(tenant, "one");

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void writesUnderItsFieldManager() {
        assertThat(broker.secret.read()).isEmpty();

        var stored = broker.secret.store(broker.token(10), Map.of("app", "x"));

        assertThat(stored.outcome()).isEqualTo(Outcome.CREATED);
        var secret = secret();
        assertThat(secret.getData())
                .containsOnly(
                        Map.entry("token", base64("SECRET-REGISTRATION-10")),
                        Map.entry("expires-at", base64("2026-11-24T12:00:10Z")),
                        Map.entry("url", base64("https://github.com/acme/widgets")));
        assertThat(secret.getMetadata().getAnnotations())
                .containsOnly(
                        Map.entry("runner-actions.github.io/kind", "registration"),
                        Map.entry("runner-actions.github.io/scope", "acme/widgets"),
                        Map.entry("runner-actions.github.io/expires-at", "2026-11-24T12:00:10Z"));
        assertThat(secret.getMetadata().getLabels())
                .containsOnly(Map.entry("app", "x"), Map.entry("app.kubernetes.io/managed-by", "runner-actions"));
        assertThat(secret.getMetadata().getManagedFields())
                .extracting(ManagedFieldsEntry::getManager)
                .containsExactly("runner-actions");
    }

    @Test
    void readsWhatAnotherClientWrote() {
        broker.store(10);

        try (var other = new Broker(tenant, "one")) {
            assertThat(other.secret.read()).contains(other.token(10));
            other.run.context.log().info("masked: SECRET-REGISTRATION-10");
            assertThat(other.run.lines).containsExactly("masked: ***");
        }
    }

    @Test
    void renewsWithALaterToken() {
        broker.store(10);

        assertThat(broker.store(20).outcome()).isEqualTo(Outcome.RENEWED);

        assertThat(token()).isEqualTo("SECRET-REGISTRATION-20");
    }

    @Test
    void keepsALaterToken() {
        broker.store(20);

        var stored = broker.store(10);

        assertThat(stored.outcome()).isEqualTo(Outcome.KEPT);
        assertThat(stored.content()).isEqualTo(broker.token(20));
        assertThat(token()).isEqualTo("SECRET-REGISTRATION-20");
    }

    @Test
    void replacesALaterTokenForOtherRunners() {
        broker.secret.store(broker.token(20, URI.create("https://github.com/acme")), Map.of());

        assertThat(broker.store(10).outcome()).isEqualTo(Outcome.RENEWED);

        assertThat(token()).isEqualTo("SECRET-REGISTRATION-10");
    }

    @Test
    void replacesATokenWithAnImplausibleExpiry() {
        broker.store(1_000_000);

        assertThat(broker.store(10).outcome()).isEqualTo(Outcome.RENEWED);
    }

    @Test
    void alwaysReplacesAJitConfiguration() {
        broker.store(10);
        var config = SecretContent.jit("acme/widgets", Broker.URL, broker.run.mask("SECRET-JIT-1"), 42);
        broker.secret.store(config, Map.of());

        assertThat(broker.secret.store(config, Map.of()).outcome()).isEqualTo(Outcome.RENEWED);

        assertThat(secret().getData())
                .containsOnly(
                        Map.entry("jit-config", base64("SECRET-JIT-1")),
                        Map.entry("runner-id", base64("42")),
                        Map.entry("url", base64("https://github.com/acme/widgets")));
    }

    @Test
    void keepsItsLabelsAndTheEntriesOfOtherFieldManagers() {
        broker.secret.store(broker.token(10), Map.of("app.kubernetes.io/instance", "demo"));
        patch("{\"data\": {\"note\": \"aGk=\"}, \"metadata\": {\"labels\": {\"team\": \"x\"}}}");

        broker.store(20);

        assertThat(secret().getMetadata().getLabels())
                .containsEntry("app.kubernetes.io/instance", "demo")
                .containsEntry("team", "x");
        assertThat(secret().getData())
                .containsEntry("note", "aGk=")
                .containsEntry("token", base64("SECRET-REGISTRATION-20"));
        assertThat(secret().getMetadata().getManagedFields())
                .filteredOn(fields -> fields.getManager().equals("runner-actions"))
                .noneMatch(fields -> fields.getFieldsV1().toString().contains("f:team"));
    }

    @Test
    void doesNotOverwriteAFieldOfAnotherFieldManager() {
        broker.store(10);
        patch("{\"data\": {\"token\": \"" + base64("SECRET-EDITED") + "\"}}");

        assertFailure(
                () -> broker.store(20),
                SecretErrors.FOREIGN_FIELD,
                "Tried to write Secret one in namespace " + tenant.namespace()
                        + ", but another field manager owns `.data.token` (field manager `editor`).");
        assertThat(token()).isEqualTo("SECRET-EDITED");
    }

    @Test
    void doesNotChangeASecretManagedByAnotherProgram() {
        create(Map.of("app.kubernetes.io/managed-by", "Helm"));

        assertFailure(
                () -> broker.secret.read(),
                SecretErrors.FOREIGN,
                "a Secret of that name exists and is managed by Helm.");
    }

    @Test
    void doesNotChangeASecretWithoutTheLabel() {
        create(Map.of());

        assertFailure(
                () -> broker.store(10),
                SecretErrors.FOREIGN,
                "a Secret of that name exists and does not have the label `app.kubernetes.io/managed-by: runner-actions`.");
        assertThat(secret().getMetadata().getLabels()).isNullOrEmpty();
    }

    @Test
    void treatsMalformedContentAsEmpty() {
        broker.store(10);
        var draft = new SecretBuilder(secret());
        PLANE.admin()
                .resource(draft.addToData("expires-at", base64("soon")).build())
                .update();

        assertThat(broker.secret.read()).isEmpty();
    }

    @Test
    void deletesWhatItStoredUnlessItWasRenewed() {
        var first = broker.store(10);
        var second = broker.store(20);

        assertThat(broker.secret.delete(first)).isFalse();
        assertThat(broker.secret.delete(second)).isTrue();
        assertThat(broker.secret.delete(second)).isFalse();
    }

    private void assertFailure(ThrowingCallable call, Topic topic, String cause) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.topic()).isEqualTo(topic))
                .hasMessageContaining(cause)
                .hasMessageNotContaining("SECRET-");
    }

    private void create(Map<String, String> labels) {
        PLANE.admin()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("one")
                        .withNamespace(tenant.namespace())
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
    }

    private void patch(String json) {
        var by = new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager("editor")
                .build();
        PLANE.admin().secrets().inNamespace(tenant.namespace()).withName("one").patch(by, json);
    }

    private Secret secret() {
        return PLANE.admin()
                .secrets()
                .inNamespace(tenant.namespace())
                .withName("one")
                .get();
    }

    private String token() {
        return new String(Base64.getDecoder().decode(secret().getData().get("token")), StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
