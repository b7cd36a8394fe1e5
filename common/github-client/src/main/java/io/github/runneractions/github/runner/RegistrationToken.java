package io.github.runneractions.github.runner;

import io.github.runneractions.runtime.Secret;
import java.time.Instant;

/**
 * What a runner registers or removes itself with: any number of runners, for one hour.
 *
 * @param secret the token
 * @param expiresAt by GitHub's clock
 */
public record RegistrationToken(Secret secret, Instant expiresAt) {}
