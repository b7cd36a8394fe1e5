package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.Rejected;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GitHub's clock against the machine's, without a second of tolerance on GitHub's side. */
class ClockSkewTest {
    private final Acme acme = new Acme();

    @AfterEach
    void close() {
        acme.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {-600, -540, -300, -120, -90, -61, -60, -30, 0, 30, 60, 90, 300, 539, 540, 541, 600})
    void mintsWithOneWastedRequestAtMost(int seconds) {
        acme.sandbox.world().clock().skew(Duration.ofSeconds(seconds));
        var app = new App(acme.credentials, acme.client(), acme.context);

        var token = app.mint(app.find(Acme.WIDGETS), Acme.TO_WIDGETS);

        assertThat(token.repositories()).containsExactly("widgets");
        assertThat(acme.requests())
                .filteredOn(request -> request.endsWith("401"))
                .hasSize(seconds < -60 || seconds >= 540 ? 1 : 0);
        assertThat(acme.requests()).hasSizeLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {-600, -61, -31, 31, 541, 600})
    void saysByHowMuch(int seconds) {
        acme.sandbox.world().clock().skew(Duration.ofSeconds(seconds));
        var app = new App(acme.credentials, acme.client(), acme.context);

        app.mint(app.find(Acme.WIDGETS), Acme.TO_WIDGETS);

        assertThat(acme.lines)
                .containsOnlyOnce("This machine's clock is " + Math.abs(seconds) + " s "
                        + (seconds < 0 ? "ahead of" : "behind") + " GitHub's. From now on, JWTs are signed with GitHub's time");
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, -29, -5, 0, 5, 29, 30})
    void keepsQuietAboutSeconds(int seconds) {
        acme.sandbox.world().clock().skew(Duration.ofSeconds(seconds));
        var app = new App(acme.credentials, acme.client(), acme.context);

        app.mint(app.find(Acme.WIDGETS), Acme.TO_WIDGETS);

        assertThat(acme.lines).noneMatch(line -> line.contains("clock"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-100_000_000, -3_700, 3_700, 100_000_000})
    void believesGitHubsClockByAnHourAtMost(long seconds) {
        acme.sandbox.world().clock().skew(Duration.ofSeconds(seconds));
        var app = new App(acme.credentials, acme.client(), acme.context);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.find(Acme.WIDGETS))
                .withMessageContaining(Math.abs(seconds) + " s " + (seconds < 0 ? "ahead of" : "behind"))
                .satisfies(e -> assertThat(e.topic()).isEqualTo(AppErrors.CLOCK));
        assertThat(acme.requests()).containsExactly("GET 401");
    }
}
