package io.github.runneractions.kubernetes.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.kubernetes.TestSecrets;
import io.github.runneractions.kubernetes.secret.SecretContent.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretContentTest {
    private static final Instant NOON = Broker.NOON;

    private final SecretContent held = token("acme/widgets", "https://github.com/acme/widgets", NOON);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/widgets",
                "https://GitHub.com/Acme/Widgets",
                "https://github.com/acme/widgets//",
                "https://github.com/acme/widgets.git",
                "https://github.com/acme/widgets.GIT/"
            })
    void isForTheSameUrlInEverySpelling(String url) {
        assertThat(held.isFor(Kind.REGISTRATION, URI.create(url))).isTrue();
        assertThat(token("acme/widgets", url, NOON).isFor(Kind.REGISTRATION, held.url()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme",
                "https://github.com/acme/widgets-2",
                "https://github.com/acme/widgetsgit",
                "https://ghe.example.com/acme/widgets",
                ""
            })
    void isNotForAnotherUrl(String url) {
        assertThat(held.isFor(Kind.REGISTRATION, URI.create(url))).isFalse();
    }

    @Test
    void isOfOneKind() {
        assertThat(held.isFor(Kind.REMOVAL, held.url())).isFalse();
    }

    @Test
    void isASubstituteWhenTheScopeIsSpelledDifferently() {
        assertThat(RenewalPolicy.isSubstitute(
                        held, token("repository acme/widgets", held.url().toString(), NOON)))
                .isTrue();
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isComparedQuicklyWithAPlantedUrl() {
        var planted = token("acme/widgets", "https://github.com" + "/".repeat(1_000_000) + "x", NOON);

        assertThat(RenewalPolicy.isSubstitute(held, planted)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PT-1S, false", "PT0S, true", "PT5M, true", "PT5M1S, false", "P365D, false"})
    void isKeptOnlyIfItExpiresWithinAPlausibleTime(Duration later, boolean kept) {
        var fresh = token("acme/widgets", held.url().toString(), NOON.minus(later));

        assertThat(RenewalPolicy.keeps(held, fresh)).isEqualTo(kept);
    }

    private static SecretContent token(String scope, String url, Instant end) {
        return SecretContent.token(
                Kind.REGISTRATION, scope, URI.create(url), TestSecrets.mask("SECRET-REGISTRATION-1"), end);
    }
}
