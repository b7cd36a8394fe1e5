package io.github.runneractions.sandbox.github.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a client shows to be let in. */
public sealed interface AccessToken {

    /** The token itself: a secret. */
    String value();

    /** When it ends. */
    Instant expiresAt();

    /**
     * What an installation acts with for an hour.
     *
     * @param repositories the full names it was narrowed to; empty means all that the installation has
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
