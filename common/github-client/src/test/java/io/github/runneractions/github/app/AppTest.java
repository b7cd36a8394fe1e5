package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.app.AppCredentials.AppKey;
import io.github.runneractions.github.app.AppCredentials.GivenJwt;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppTest {
    private final Acme acme = new Acme();
    private final App app = new App(acme.credentials, acme.client(), acme.context);

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void restrictsATokenToIdsAndPermissions() {
        var repositories = acme.sandbox.world().repositories();
        acme.sandbox.world().addRepository("acme/gadgets");
        var id = repositories.find("acme/widgets").orElseThrow().id();

        var token = app.mint(
                app.find(Acme.WIDGETS),
                new TokenRestrictions(List.of(), List.of(id), Permissions.of("administration", "read")));

        assertThat(token.repositories()).containsExactly("widgets");
        assertThat(token.permissions()).hasToString("administration: read, metadata: read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "ACME"})
    void findsAnInstallationByIdOnTheAccount(String account) {
        assertThat(app.find(new InstallationTarget.ById(42, Optional.of(account)))
                        .id())
                .isEqualTo(42);
        assertThat(app.find(new InstallationTarget.ById(42, Optional.empty())).account())
                .isEqualTo("acme");
    }

    @Test
    void rejectsAnInstallationOfAnotherAccount() {
        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> app.find(new InstallationTarget.ById(42, Optional.of("globex"))))
                .withMessage("Tried to use installation 42 for globex, but it belongs to acme.");
    }

    @Test
    void rejectsAnIdOfAnotherApp() {
        var credentials = new AppKey("Iv23liAcme", Optional.of("67890"), Keys.privateKey());
        var two = new App(credentials, acme.client(), acme.context);

        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> two.find(Acme.WIDGETS))
                .withMessageEndingWith("and 67890 is set too.");
        assertThat(acme.requests()).containsExactly("GET 200");
    }

    @Test
    void rejectsAnIdOfAnotherAppThanTheJwts() {
        var jwt = new GivenJwt(app.jwt()).beside(Optional.of("67890"));
        var given = new App(jwt, acme.client(), acme.context);

        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> given.find(Acme.WIDGETS))
                .withMessageStartingWith("Tried to use the app of the given JWT, but it has the ids ")
                .withMessageEndingWith("and 67890 is set too.");
    }

    @Test
    void acceptsUnusualNamesFromGitHub() {
        var odd = new Installation(
                42,
                "acme corp/..",
                "a?b",
                Permissions.ALL,
                Installation.State.ACTIVE,
                Installation.Selection.SELECTED,
                "");

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.verify(odd, Acme.TO_WIDGETS))
                .withMessageContaining("`acme corp/../widgets` is not among the repositories");
        assertThat(acme.sandbox.exchanges())
                .extracting(exchange -> exchange.target())
                .containsExactly("/repos/acme%20corp%2F../widgets/installation");
    }

    @Test
    void treatsAnInvalidTokenAsRevoked() {
        var token = app.mint(app.find(Acme.WIDGETS), Acme.TO_WIDGETS);

        new Revocation(token.secret(), "soon", acme.client(), acme.context).close();
        new Revocation(token.secret(), "soon", acme.client(), acme.context).close();

        assertThat(acme.lines)
                .containsOnlyOnce(
                        "Revoked the installation token",
                        "The installation token has already expired or was already revoked");
        assertThat(acme.requests()).endsWith("DELETE 204", "DELETE 401");
    }

    @Test
    void createsATokenWithAJwtOfAnotherSystem() {
        var given = new App(new GivenJwt(app.jwt()), acme.client(), acme.context);

        var token = given.mint(given.find(Acme.WIDGETS), Acme.TO_WIDGETS);

        assertThat(token.installation().id()).isEqualTo(42);
    }

    @Test
    void doesNotRepeatARequestIfItCannotSignANewJwt() {
        var given = new App(new GivenJwt(app.jwt()), acme.client(), acme.context);
        acme.sandbox.world().clock().skew(Duration.ofHours(1));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> given.find(Acme.WIDGETS))
                .withMessageContaining("GitHub rejected the JWT that was given: 'Expiration time' claim")
                .satisfies(e -> assertThat(e.topic()).isEqualTo(AppErrors.BAD_JWT));
        assertThat(acme.requests()).containsExactly("GET 401");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\": \"%s\", \"expires_at\": \"soon\"}",
                "{\"token\": \"%s\", \"expires_at\": \"2026-13-01T00:00:00Z\"}",
                "{\"token\": \"%s\"}",
            })
    void revokesATokenFromAMalformedResponse(String response) {
        var installation = app.find(Acme.WIDGETS);
        var real = app.mint(installation, Acme.TO_WIDGETS).secret().reveal();
        acme.sandbox
                .faults()
                .once(
                        "POST /app/installations/*/access_tokens",
                        Fault.status(201).body(response.formatted(real)));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, Acme.TO_WIDGETS))
                .satisfies(e -> assertThat(e.topic()).isEqualTo(ErrorExplanation.NOT_GITHUB));
        assertThat(acme.requests()).endsWith("DELETE 204");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\\nb", "ä"})
    void rejectsATokenThatIsNotValidInAHeader(String token) {
        var installation = app.find(Acme.WIDGETS);
        acme.sandbox
                .faults()
                .once(
                        "POST /app/installations/*/access_tokens",
                        Fault.status(201)
                                .body("{\"token\": \"" + token + "\", \"expires_at\": \"2026-11-24T13:00:00Z\"}"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, Acme.TO_WIDGETS))
                .satisfies(e -> assertThat(e.topic()).isEqualTo(ErrorExplanation.NOT_GITHUB));
        assertThat(acme.requests()).noneMatch(request -> request.startsWith("DELETE"));
    }

    @Test
    void blamesTheJwtAndNotTheKey() {
        var foreign = new GivenJwt(acme.context.secrets().mask("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2ln"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> new App(foreign, acme.client(), acme.context).find(Acme.WIDGETS))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("private-key"));
    }
}
