package io.github.runneractions.github.app;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.http.GitHubClock;
import io.github.runneractions.toolkit.Secrets;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.jackson.io.JacksonSerializer;
import java.time.Duration;
import java.util.Date;

/**
 * Signs a fresh app JWT for each attempt, by GitHub's time as far as it is known.
 *
 * @see <a
 *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app">Generating
 *     a JWT for a GitHub App</a>
 */
final class AppJwt implements Authorization {
    /** Room for clocks that run apart; the whole life stays at the 10 minutes that GitHub allows. */
    private static final Duration BACKDATED = Duration.ofMinutes(1);

    private static final Duration LIFE_FROM_NOW = Duration.ofMinutes(9);

    private final AppCredentials credentials;
    private final GitHubClock clock;
    private final Secrets secrets;
    private volatile Duration signedAtOffset = Duration.ZERO;

    AppJwt(AppCredentials credentials, GitHubClock clock, Secrets secrets) {
        this.credentials = credentials;
        this.clock = clock;
        this.secrets = secrets;
    }

    @Override
    public String header() {
        signedAtOffset = clock.offset();
        var now = clock.now();
        var jwt = Jwts.builder()
                .json(new JacksonSerializer<>())
                .issuer(credentials.id())
                .issuedAt(Date.from(now.minus(BACKDATED)))
                .expiration(Date.from(now.plus(LIFE_FROM_NOW)))
                .signWith(credentials.key(), Jwts.SIG.RS256)
                .compact();
        return "Bearer " + secrets.mask(jwt).reveal();
    }

    /** How much GitHub's clock has turned out to differ from what the last JWT was signed by. */
    Duration surprise() {
        return clock.offset().minus(signedAtOffset);
    }
}
