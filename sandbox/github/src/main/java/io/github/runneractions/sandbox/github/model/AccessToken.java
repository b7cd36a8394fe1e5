package io.github.runneractions.sandbox.github.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The credential of a client. */
public sealed interface AccessToken {

    /** The token itself: a secret. */
    String value();

    /** When it ends. */
    Instant expiresAt();

    /**
     * An installation token, valid for an hour.
     *
     * @param repositories the full names it is restricted to; empty means all of the installation
     */
    record OfInstallation(
            String value,
            Instant expiresAt,
            StoredInstallation installation,
            GrantedPermissions permissions,
            Optional<Set<String>> repositories)
            implements AccessToken {

        /** Whether the token reaches this repository. */
        public boolean covers(Repository repository) {
            return installation.covers(repository)
                    && repositories
                            .map(names -> names.contains(repository.fullName()))
                            .orElse(true);
        }
    }

    /**
     * A person's classic token.
     *
     * @param login whose it is
     * @param scopes for example {@code repo}, {@code admin:org}, {@code manage_runners:enterprise}
     */
    record Personal(String value, Instant expiresAt, String login, Set<String> scopes) implements AccessToken {}
}
