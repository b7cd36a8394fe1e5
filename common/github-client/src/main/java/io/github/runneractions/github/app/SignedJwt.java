package io.github.runneractions.github.app;

import io.github.runneractions.runtime.Secret;
import java.time.Duration;
import java.time.Instant;

/**
 * A JWT of an app.
 *
 * @param offset GitHub's time minus this machine's, as it was known when the JWT was signed
 * @param expiry by GitHub's clock; {@link Instant#MAX} when it is not known
 */
record SignedJwt(Secret value, Duration offset, Instant expiry) {}
