package io.github.runneractions.github.app;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.http.GitHubClock;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Secrets;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.jackson.io.JacksonSerializer;
import java.security.PrivateKey;
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
        return "Bearer " + jwt().reveal();
    }

    /** A JWT that is good from now on for nine minutes, or the one that was given. */
    Secret jwt() {
        signedAtOffset = clock.offset();
        return switch (credentials) {
            case AppCredentials.OfJwt(var given) -> given;
            case AppCredentials.OfKey(var id, var key) -> secrets.mask(signed(id, key));
        };
    }

    private String signed(String id, PrivateKey key) {
        var now = clock.now();
        return Jwts.builder()
                .json(new JacksonSerializer<>())
                .issuer(id)
                .issuedAt(Date.from(now.minus(BACKDATED)))
                .expiration(Date.from(now.plus(LIFE_FROM_NOW)))
                .signWith(key, Jwts.SIG.RS256)
                .compact();
    }

    /** Whether another JWT would say anything else. */
    boolean renewable() {
        return credentials instanceof AppCredentials.OfKey;
    }

    /** How much GitHub's clock has turned out to differ from what the last JWT was signed by. */
    Duration surprise() {
        return clock.offset().minus(signedAtOffset);
    }
}
