package io.github.runneractions.deploy.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.kubernetes.release.ReleaseName;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForeignSecretsTest {
    private static final WantedSecret APP =
            new WantedSecret("demo-app", Map.of(), Map.of("client-id", "Iv23liacme"), "private-key");
    private static final WantedSecret MINE = new WantedSecret("mine", Map.of());

    @Test
    void nameTheInputThatAsksForThem() {
        assertThat(hint(MINE))
                .startsWith("Choose other names in `secrets`, or delete")
                .endsWith("delete secret mine`.");
        assertThat(hint(APP))
                .startsWith(
                        "The key in `private-key` goes into the Secret demo-app. Choose another `release`, or delete")
                .doesNotContain("`secrets`");
        assertThat(hint(APP, MINE))
                .contains("Choose another `release` and other names in `secrets`", "delete secret demo-app mine`");
    }

    private static String hint(WantedSecret... wanted) {
        var foreign = new HashMap<WantedSecret, StoredSecret>();
        for (var secret : wanted) {
            foreign.put(secret, new StoredSecret(secret.name(), "uid", "2", "Opaque", Map.of(), Map.of()));
        }
        return ForeignSecrets.of(foreign, ReleaseName.of("demo"), "team").hint().toString();
    }
}
