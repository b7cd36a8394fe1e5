package io.github.runneractions.kubernetes.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.kubernetes.TestSecrets;
import io.github.runneractions.runtime.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Secret's content was changed by another account that may write it. */
class LiveSecretTest {
    private static final String TOKEN = "AABF3JGZDX3P5PMEXLND6TS6FCWO6";
    private static final String REMOVAL = "AABF3JGZREMOVALTOKEN6TS6FCWO6";

    private final Map<String, String> entries = new HashMap<>(
            Map.of("token", TOKEN, "url", "https://github.com/acme/widgets", "expires-at", "2026-11-24T12:00:00Z"));
    private final List<String> masked = new ArrayList<>();

    @Test
    void masksAToken() {
        assertThat(content().flatMap(SecretContent::token).map(Secret::reveal)).contains(TOKEN);
        assertThat(masked).containsExactly(TOKEN);
    }

    @Test
    void masksARemovalToken() {
        entries.put("removal-token", REMOVAL);

        assertThat(content().flatMap(SecretContent::removalToken).map(Secret::reveal))
                .contains(REMOVAL);
        assertThat(masked).containsExactly(TOKEN, REMOVAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e", REMOVAL + "\n::stop-commands::x"})
    void doesWithoutAMalformedRemovalToken(String token) {
        entries.put("removal-token", token);

        assertThat(content().flatMap(SecretContent::token)).isPresent();
        assertThat(content().flatMap(SecretContent::removalToken)).isEmpty();
        assertThat(masked).containsOnly(TOKEN);
    }

    @ParameterizedTest
    @MethodSource
    void rejectsAMalformedToken(String token) {
        entries.put("token", token);

        assertThat(content()).isEmpty();
        assertThat(masked).isEmpty();
    }

    static List<String> rejectsAMalformedToken() {
        return List.of(
                "e",
                "stop-commands",
                TOKEN + "\n::stop-commands::x",
                TOKEN + "\n",
                "$(touch /tmp/planted-file)",
                "AABF3JGZDX3P5PMEXLND6TS6FCWÖ6",
                "A".repeat(15),
                "A".repeat(8193));
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "expires-at"})
    void doesNotMaskATokenWhenAnotherEntryIsMalformed(String entry) {
        entries.put(entry, "not so");

        assertThat(content()).isEmpty();
        assertThat(masked).isEmpty();
    }

    private Optional<SecretContent> content() {
        var data = new HashMap<String, String>();
        entries.forEach((name, text) ->
                data.put(name, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        var annotations = Map.of(LiveSecret.PREFIX + "kind", "registration", LiveSecret.PREFIX + "scope", "acme");
        return new LiveSecret("uid", "2", Map.of(), Map.of(), annotations, data).content(text -> {
            masked.add(text);
            return TestSecrets.mask(text);
        });
    }
}
