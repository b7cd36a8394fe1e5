package io.github.runneractions.github.app;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.app.AppCredentials.AppKey;
import io.github.runneractions.github.app.AppCredentials.GivenJwt;
import io.github.runneractions.github.http.GitHubClock;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JWTs that an app authenticates with: one at a time, used until it is about to expire or GitHub's clock turns out to
 * differ from what it was signed by. May be used by several threads.
 *
 * @see <a
 *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app">Generating
 *     a JWT for a GitHub App</a>
 */
final class AppJwts {
    /** For a smaller difference of clocks, GitHub does not reject a JWT, and it is not signed again. */
    static final Duration NOTICEABLE = Duration.ofSeconds(5);

    /** Room for clocks that run apart; the whole life stays at the 10 minutes that GitHub allows. */
    private static final Duration BACKDATED = Duration.ofMinutes(1);

    private static final Duration LIFE_FROM_NOW = Duration.ofMinutes(9);

    /** Room for a slow request, and for a clock that is set meanwhile. */
    private static final Duration LEAST_LEFT = Duration.ofMinutes(4);

    private final AppCredentials credentials;
    private final GitHubClock clock;
    private final Secrets secrets;
    private final List<SignedJwt> replaced = new ArrayList<>();
    private @Nullable SignedJwt last;

    AppJwts(AppCredentials credentials, GitHubClock clock, Secrets secrets) {
        this.credentials = credentials;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** The JWT for the next request: the last one, a newly signed one, or the one that was given. */
    synchronized SignedJwt current() {
        if (last != null && isGood(last)) {
            return last;
        }
        if (last != null) {
            replaced.add(last);
        }
        forgetExpired();
        var signed = signed();
        last = renewable() ? signed : null;
        return signed;
    }

    /** A JWT that another replaced is still valid for some minutes, and must not be printed until then. */
    private void forgetExpired() {
        var expired = replaced.stream()
                .filter(jwt -> !jwt.expiry().isAfter(clock.now()))
                .toList();
        expired.forEach(jwt -> secrets.forget(jwt.value()));
        replaced.removeAll(expired);
    }

    /** A JWT of its own, which is good for nine minutes and is never forgotten; or the one that was given. */
    SignedJwt signed() {
        // Not a switch over types, whose code the JVM would write at every start.
        return credentials instanceof AppKey key
                ? signed(key)
                : new SignedJwt(((GivenJwt) credentials).jwt(), clock.offset(), Instant.MAX);
    }

    /** Authorizes each attempt by the JWT that is current then. */
    Authorization authorization() {
        return () -> Authorization.token(current().value()).header();
    }

    /** Whether another JWT could be signed. */
    boolean renewable() {
        return credentials instanceof AppKey;
    }

    /** How far GitHub's clock has turned out to be from what {@code jwt} was signed by: positive when it is later. */
    Duration drift(SignedJwt jwt) {
        return clock.offset().minus(jwt.offset());
    }

    private boolean isGood(SignedJwt jwt) {
        return GitHubClock.length(drift(jwt)).compareTo(NOTICEABLE) <= 0
                && clock.now().plus(LEAST_LEFT).isBefore(jwt.expiry());
    }

    private SignedJwt signed(AppKey app) {
        var offset = clock.offset();
        var now = clock.now();
        var expiry = now.plus(LIFE_FROM_NOW);
        var jwt = RsaJwt.signed(app.id(), now.minus(BACKDATED), expiry, app.key());
        return new SignedJwt(secrets.mask(jwt), offset, expiry);
    }

    /**
     * A JWT of an app.
     *
     * @param offset GitHub's time minus this machine's, as it was known when the JWT was signed
     * @param expiry by GitHub's clock; {@link Instant#MAX} when it is not known
     */
    record SignedJwt(Secret value, Duration offset, Instant expiry) {}
}
