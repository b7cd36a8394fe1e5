package io.github.runneractions.deploy.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class ReleaseSecretsTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final String OLD = "0ld-passw0rd-7319";
    private static final String NEW = "n3w-passw0rd-7319";

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("secrets"));
    private final List<Deployer> deployers = new ArrayList<>();
    private final Deployer deployer = deployer(tenant);

    @AfterEach
    void disconnect() {
        deployers.forEach(Deployer::close);
    }

    @Test
    void writesWhatIsAskedForWithTheReleasesLabels() {
        deploy(deployer.secret("db", "password", OLD, "key", "line one\nline two"));

        var secret = secret("db").orElseThrow();
        assertThat(text(secret, "password")).isEqualTo(OLD);
        assertThat(text(secret, "key")).isEqualTo("line one\nline two");
        assertThat(secret.getMetadata().getLabels())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "app.kubernetes.io/managed-by", "runner-actions",
                        "app.kubernetes.io/instance", "demo",
                        "runner-actions.github.io/source", "input"));
        assertThat(secret.getMetadata().getManagedFields())
                .extracting(ManagedFieldsEntry::getManager)
                .containsExactly("runner-actions");
        assertThat(deployer.run.lines).contains("Secret db created: key, password");
    }

    @Test
    void aSecondRunChangesOnlyWhatDiffers() {
        deploy(deployer.secret("db", "password", OLD, "user", "s0mebody-else"), deployer.secret("api", "token", OLD));
        var before = secret("api").orElseThrow();

        deploy(deployer.secret("db", "password", NEW), deployer.secret("api", "token", OLD));

        assertThat(secret("api").orElseThrow().getMetadata().getResourceVersion())
                .isEqualTo(before.getMetadata().getResourceVersion());
        assertThat(text(secret("db").orElseThrow(), "password")).isEqualTo(NEW);
        assertThat(secret("db").orElseThrow().getData()).containsOnlyKeys("password");
        assertThat(deployer.run.lines).contains("Secret db changed: password", "Secret api unchanged: token");
    }

    @Test
    void deletesWhatIsNoLongerAskedForAfterTheDeploymentOnly() {
        deploy(deployer.secret("db", "password", OLD), deployer.secret("api", "token", OLD));
        foreign("mine", Map.of());
        foreign(
                "registration",
                Map.of("app.kubernetes.io/managed-by", "runner-actions", "app.kubernetes.io/instance", "demo"));
        deployer.wants("other", deployer.secret("of-other", "token", OLD)).write();

        var secrets = deployer.wants(deployer.secret("api", "token", OLD));
        secrets.write();
        assertThat(secret("db")).isPresent();
        secrets.removeOthers("no input asks for it any more");

        assertThat(secret("db")).isEmpty();
        assertThat(List.of(secret("api"), secret("mine"), secret("registration"), secret("of-other")))
                .allMatch(Optional::isPresent);
    }

    @Test
    void refusesAllThatAreNotOursByName() {
        foreign("mine", Map.of("app.kubernetes.io/managed-by", "Helm"));
        foreign("theirs", Map.of());
        deployer.wants("other", deployer.secret("of-other", "token", OLD)).write();

        var secrets = deployer.wants(
                deployer.secret("db", "password", NEW),
                deployer.secret("mine", "password", NEW),
                deployer.secret("of-other", "password", NEW),
                deployer.secret("theirs", "password", NEW));

        assertThatThrownBy(secrets::check)
                .isInstanceOf(Rejected.class)
                .hasMessageContainingAll(
                        "mine (managed by Helm)",
                        "theirs",
                        "of-other (managed by runner-actions for the release other)")
                .hasMessageNotContaining(NEW);
        assertThat(secret("db")).isEmpty();
        assertThat(text(secret("mine").orElseThrow(), "password")).isEqualTo(OLD);
    }

    @Test
    void checksWithoutChangingAnything() {
        deployer.wants(deployer.secret("db", "password", OLD)).check();

        assertThat(secret("db")).isEmpty();
    }

    @Test
    void oneBadItemAmongManyLeavesTheOthersAsTheyWere() {
        deploy(deployer.secret("db", "password", OLD));
        var secrets = deployer.wants(
                deployer.secret("api", "token", NEW),
                deployer.secret("db", "password", NEW),
                deployer.secret("pull", ".dockerconfigjson", "not JSON: " + NEW));

        assertThatThrownBy(secrets::check).isInstanceOf(Rejected.class).hasMessageNotContaining(NEW);
        assertThatThrownBy(secrets::write).isInstanceOf(Rejected.class).hasMessageNotContaining(NEW);

        assertThat(secret("api")).isEmpty();
        assertThat(text(secret("db").orElseThrow(), "password")).isEqualTo(OLD);
    }

    @Test
    void goesBackWithTheRelease() {
        deploy(deployer.secret("db", "password", OLD));
        var secrets = deployer.wants(deployer.secret("db", "password", NEW), deployer.secret("api", "token", NEW));
        secrets.write();

        secrets.putBack();
        assertThat(text(secret("db").orElseThrow(), "password")).isEqualTo(OLD);
        assertThat(secret("api")).isPresent();
        secrets.removeNew();

        assertThat(secret("api")).isEmpty();
        assertThat(text(secret("db").orElseThrow(), "password")).isEqualTo(OLD);
    }

    @Test
    void leavesWhatAnotherClientHasChangedMeanwhile() {
        deploy(deployer.secret("db", "password", OLD));
        var secrets = deployer.wants(deployer.secret("db", "password", NEW), deployer.secret("api", "token", NEW));
        secrets.write();
        var other = deployer(tenant);
        other.wants(
                        other.secret("db", "password", "th1rd-passw0rd-7319"),
                        other.secret("api", "token", "th1rd-t0ken-7319"))
                .write();

        secrets.putBack();
        secrets.removeNew();

        assertThat(text(secret("db").orElseThrow(), "password")).isEqualTo("th1rd-passw0rd-7319");
        assertThat(text(secret("api").orElseThrow(), "token")).isEqualTo("th1rd-t0ken-7319");
        assertThat(deployer.run.lines).contains("Secret db was changed meanwhile, and is left as it is");
    }

    /** The version that was read is gone: by an own write whose answer was lost, or by somebody else. */
    @Test
    void readsAgainWhenTheSecretHasChangedSinceItWasRead() {
        var store = deployer.store();
        var wanted = deployer.secret("db", "password", NEW);
        var first = store.apply(wanted, Optional.empty(), SecretStore.Effect.STORE);

        assertThat(store.apply(wanted, Optional.empty(), SecretStore.Effect.STORE))
                .isEqualTo(first);

        foreign("api", Map.of());
        assertThatThrownBy(() -> store.apply(
                        deployer.secret("api", "password", NEW), Optional.empty(), SecretStore.Effect.STORE))
                .hasMessageContaining("this action has not created api");
        assertThat(text(secret("api").orElseThrow(), "password")).isEqualTo(OLD);
    }

    @Test
    void namesAnotherFieldManager() {
        deploy(deployer.secret("db", "password", OLD));
        PLANE.admin()
                .secrets()
                .inNamespace(tenant.namespace())
                .withName("db")
                .edit(secret -> new SecretBuilder(secret)
                        .addToData("password", base64(NEW))
                        .build());

        assertThatThrownBy(() -> deployer.wants(deployer.secret("db", "password", "th1rd-passw0rd-7319"))
                        .check())
                .hasMessageContaining("another field manager owns `.data.password`");
    }

    private void deploy(WantedSecret... wanted) {
        var secrets = deployer.wants(wanted);
        secrets.check();
        secrets.write();
        secrets.removeOthers("no input asks for it any more");
    }

    private Deployer deployer(TenantNamespace of) {
        var created = new Deployer(of);
        deployers.add(created);
        return created;
    }

    private void foreign(String name, Map<String, String> labels) {
        PLANE.admin()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(tenant.namespace())
                        .withLabels(labels)
                        .endMetadata()
                        .addToData("password", base64(OLD))
                        .build())
                .create();
    }

    private Optional<Secret> secret(String name) {
        return Optional.ofNullable(PLANE.admin()
                .secrets()
                .inNamespace(tenant.namespace())
                .withName(name)
                .get());
    }

    private static String text(Secret secret, String key) {
        return new String(Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
