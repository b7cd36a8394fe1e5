package io.github.runneractions.apptoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.InvalidInputs;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JWT is of the app 1. */
class JwtInputTest {
    private static final String JWT = "repository=acme/widgets;timeout=1m;github-api-url=http://127.0.0.1:9;"
            + "jwt=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2ln;";

    @Test
    void isReadInsteadOfAnIdAndAKey() {
        var credentials = read("").credentials();

        assertThat(credentials).hasToString("the app of the given JWT");
        assertThat(credentials.otherId()).isEmpty();
    }

    @Test
    void isNotSetTogetherWithAPrivateKey() {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read("client-id=1;private-key=abcdefgh0"))
                .withMessageContaining("`jwt`: is set together with `private-key`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client-id=7|`client-id`: is `7`, but `jwt` is of the app `1`; leave `client-id` out",
                "app-id=7|`app-id`: is `7`, but `jwt` is of the app `1`; leave `app-id` out"
            })
    void isNotOfAnotherApp(String id, String problem) {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read(id))
                .withMessage(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-id=1", "client-id=Iv23liAcme", "app-id=1"})
    void isHeldAgainstAnIdOnceGitHubHasToldBoth(String id) {
        assertThat(read(id).credentials().otherId()).isEqualTo(Optional.of(id.replaceFirst(".*=", "")));
    }

    private static AppTokenInputs read(String more) {
        return AppTokenInputs.read(TestInputs.of(JWT + more));
    }
}
