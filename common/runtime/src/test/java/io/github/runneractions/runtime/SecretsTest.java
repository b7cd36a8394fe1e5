package io.github.runneractions.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private final List<String> announced = new ArrayList<>();
    private final Secrets secrets = new Secrets(announced::add);

    @Test
    void forgetsAnExpiredSecret() {
        var token = secrets.mask("ghs_expired");
        secrets.forget(token);

        assertThat(secrets.scrub("ghs_expired")).isEqualTo("ghs_expired");
    }

    @Test
    void keepsScrubbingASecretThatWasMaskedTwice() {
        secrets.mask("ghs_shared");
        secrets.forget(secrets.mask("ghs_shared"));

        assertThat(secrets.scrub("token ghs_shared")).isEqualTo("token ***");
        assertThat(announced).containsOnlyOnce("ghs_shared");
    }

    @Test
    void scrubsTheLongerOfTwoOverlappingSecrets() {
        secrets.mask("abcdef12");
        secrets.mask("abcdef1234");

        assertThat(secrets.scrub("abcdef1234")).isEqualTo("***");
    }
}
