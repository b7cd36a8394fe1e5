package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.Refusal;
import io.github.runneractions.testkit.sandbox.fault.Fault;
import io.github.runneractions.toolkit.Rejected;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppTest {
    private static final Narrowing TO_THREE = new Narrowing(List.of("widgets", "gadgets", "nowhere"), Permissions.ALL);

    private final Acme acme = new Acme();
    private final App app = new App(acme.credentials, acme.client(), acme.context);

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void namesTheRepositoriesThatAreMissing() {
        var installation = app.find(Acme.WIDGETS);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, TO_THREE))
                .withMessageContaining("`acme/gadgets`, `acme/nowhere` do not exist")
                .satisfies(e -> assertThat(e.topic()).isEqualTo(MintRefusals.REPOSITORY));
    }

    @Test
    void findsTheSameOutWithoutMinting() {
        var installation = app.find(Acme.WIDGETS);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.verify(installation, TO_THREE))
                .withMessageContaining("`acme/gadgets`, `acme/nowhere` do not exist");
        assertThat(acme.requests()).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void mintsWithAJwtThatWasSignedElsewhere() {
        var given = new App(new AppCredentials.OfJwt(app.jwt()), acme.client(), acme.context);

        var token = given.mint(given.find(Acme.WIDGETS), Acme.TO_WIDGETS);

        assertThat(token.installation().id()).isEqualTo(42);
    }

    @Test
    void doesNotRepeatARequestWithAJwtThatItCannotMakeAnew() {
        var given = new App(new AppCredentials.OfJwt(app.jwt()), acme.client(), acme.context);
        acme.sandbox.world().clock().skew(Duration.ofHours(1));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> given.find(Acme.WIDGETS))
                .withMessageContaining("GitHub does not accept the JWT in `jwt`: 'Expiration time' claim")
                .satisfies(e -> assertThat(e.topic()).isEqualTo(AppRefusals.BAD_JWT));
        assertThat(acme.requests()).containsExactly("GET 401");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\": \"%s\", \"expires_at\": \"soon\"}",
                "{\"token\": \"%s\", \"expires_at\": \"2026-13-01T00:00:00Z\"}",
                "{\"token\": \"%s\"}",
            })
    void revokesATokenWhoseAnswerItCannotRead(String answer) {
        var installation = app.find(Acme.WIDGETS);
        var real = app.mint(installation, Acme.TO_WIDGETS).secret().reveal();
        acme.sandbox
                .faults()
                .once(
                        "POST /app/installations/*/access_tokens",
                        Fault.status(201).body(answer.formatted(real)));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, Acme.TO_WIDGETS))
                .satisfies(e -> assertThat(e.topic()).isEqualTo(Refusal.NOT_GITHUB));
        assertThat(acme.requests()).endsWith("DELETE 204");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\\nb", "ä"})
    void takesNoTokenThatCannotStandInAHeader(String token) {
        var installation = app.find(Acme.WIDGETS);
        acme.sandbox
                .faults()
                .once(
                        "POST /app/installations/*/access_tokens",
                        Fault.status(201)
                                .body("{\"token\": \"" + token + "\", \"expires_at\": \"2026-11-24T13:00:00Z\"}"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, Acme.TO_WIDGETS))
                .satisfies(e -> assertThat(e.topic()).isEqualTo(Refusal.NOT_GITHUB));
        assertThat(acme.requests()).noneMatch(request -> request.startsWith("DELETE"));
    }

    @Test
    void saysThatOnlyTheJwtIsWrongAndNotAKey() {
        var foreign =
                new AppCredentials.OfJwt(acme.context.secrets().mask("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2ln"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> new App(foreign, acme.client(), acme.context).find(Acme.WIDGETS))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("private-key"));
    }
}
