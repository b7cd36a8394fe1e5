package io.github.runneractions.github.app;

import io.github.runneractions.runtime.Secret;
import java.time.Instant;
import java.util.List;

/**
 * An installation token.
 *
 * @param secret the token, opaque: 40 characters of old, about 520 today
 * @param expiresAt one hour after it was made, by GitHub's clock
 * @param permissions what it may do
 * @param repositories the names it is narrowed to; empty means all of the installation's
 * @param installation whose it is
 * @param notices what the user should know about repositories that have another name now
 */
public record InstallationToken(
        Secret secret,
        Instant expiresAt,
        Permissions permissions,
        List<String> repositories,
        Installation installation,
        List<String> notices) {
    InstallationToken with(List<String> more) {
        return new InstallationToken(secret, expiresAt, permissions, repositories, installation, more);
    }
}
