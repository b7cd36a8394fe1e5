package io.github.runneractions.kubernetes.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.kubernetes.secret.RegistrationSecretStore.Outcome;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Secret that the runner chart's README has for writing it by hand. */
@Tag("real")
class SecretByHandTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Path README = Path.of("../../runner/chart/README.md");
    private static final Pattern COMMAND = Pattern.compile(
            "kubectl --namespace NAMESPACE apply --server-side --filename - <<END\\n(.*?)\\nEND\\n", Pattern.DOTALL);

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("hand"));

    @Test
    void isRenewedByTheBroker() throws IOException {
        var command = COMMAND.matcher(Files.readString(README));
        assertThat(command.find()).isTrue();
        var manifest = command.group(1)
                .replace("NAME-registration", "one")
                .replace("…", "A2BYHAND")
                .replace("OWNER/REPOSITORY", "acme/widgets");
        var secret = PLANE.admin().secrets().inNamespace(tenant.namespace()).withName("one");
        PLANE.admin()
                .resource(manifest)
                .inNamespace(tenant.namespace())
                .fieldManager("kubectl")
                .serverSideApply();

        try (var broker = new Broker(tenant, "one")) {
            // Later than the token in the README.
            assertThat(broker.store(20).outcome()).isEqualTo(Outcome.RENEWED);
        }

        assertThat(new String(Base64.getDecoder().decode(secret.get().getData().get("token")), StandardCharsets.UTF_8))
                .isEqualTo("SECRET-REGISTRATION-20");
    }
}
