package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GetRateLimit;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.app.AppCredentials.GivenJwt;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppJwtsTest {
    private final Acme acme = new Acme();
    private final App app = new App(acme.credentials, acme.client(), acme.context);
    private final GitHubClient client = acme.client();
    private final AppJwts jwts = new AppJwts(acme.credentials, client.clock(), acme.context.secrets());

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void reusesAJwt() {
        var first = jwts.current();
        acme.time.advance(Duration.ofMinutes(4));

        assertThat(jwts.current()).isSameAs(first);
        assertThat(jwts.authorization().header())
                .isEqualTo("Bearer " + first.value().reveal());
    }

    @Test
    void signsANewJwtBeforeItExpires() {
        var first = jwts.current();
        acme.time.advance(Duration.ofMinutes(5));

        assertThat(jwts.current().expiry()).isEqualTo(first.expiry().plus(Duration.ofMinutes(5)));
    }

    @Test
    void forgetsJwtsThatHaveExpired() {
        var signed = new HashSet<String>();
        for (var hour = 0; hour < 20; hour++) {
            signed.add(jwts.current().value().reveal());
            acme.time.advance(Duration.ofHours(1));
        }
        var current = jwts.current().value().reveal();

        assertThat(signed)
                .hasSize(20)
                .allSatisfy(old -> assertThat(scrubbed(old)).isEqualTo(old));
        assertThat(scrubbed(current)).isEqualTo("***");
    }

    @Test
    void signsANewJwtIfGitHubsClockDiffers() {
        var before = jwts.current();
        acme.sandbox.world().clock().skew(Duration.ofSeconds(20));
        client.call(new GetRateLimit(), Authorization.NONE);

        assertThat(jwts.drift(before)).isEqualTo(Duration.ofSeconds(20));
        assertThat(jwts.current().offset()).isEqualTo(Duration.ofSeconds(20));
        assertThat(scrubbed(before.value().reveal()))
                .as("a JWT that is still valid")
                .isEqualTo("***");
    }

    @Test
    void toleratesAFewSeconds() {
        var before = jwts.current();
        acme.sandbox.world().clock().skew(Duration.ofSeconds(5));
        client.call(new GetRateLimit(), Authorization.NONE);

        assertThat(jwts.current()).isSameAs(before);
    }

    @Test
    void neverForgetsAJwtThatIsAnOutput() {
        var handedOut = jwts.signed().value().reveal();
        jwts.current();
        acme.time.advance(Duration.ofMinutes(9));
        jwts.current();

        assertThat(scrubbed(handedOut)).isEqualTo("***");
    }

    @Test
    void neverForgetsAJwtOfAnotherSystem() {
        var given = acme.context.secrets().mask("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2ln");
        var theirs = new AppJwts(new GivenJwt(given), client.clock(), acme.context.secrets());
        theirs.current();
        acme.time.advance(Duration.ofDays(1));

        assertThat(theirs.current().value()).isSameAs(given);
        assertThat(scrubbed(given.reveal())).isEqualTo("***");
    }

    @Test
    void signsOnceForARunOfRequests() {
        var installation = app.find(Acme.WIDGETS);
        acme.time.advance(Duration.ofMinutes(1));
        app.mint(installation, Acme.TO_WIDGETS);

        assertThat(acme.lines.stream().filter(line -> line.startsWith("::add-mask::eyJ")))
                .hasSize(1);
    }

    private String scrubbed(String text) {
        return acme.context.secrets().scrub(text);
    }
}
