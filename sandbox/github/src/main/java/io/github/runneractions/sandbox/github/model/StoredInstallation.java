package io.github.runneractions.sandbox.github.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An app installed on an account.
 *
 * @param app the app's id
 * @param account the login of the account, or an enterprise's slug
 * @param repositories the full names it was given; empty means all of the account's, later ones too
 */
public record StoredInstallation(
        long id,
        long app,
        String account,
        Optional<Set<String>> repositories,
        GrantedPermissions permissions,
        State state) {

    /** Whether the installation works. */
    public enum State {
        ACTIVE,
        SUSPENDED
    }

    /** An active installation on all repositories of an account. */
    public static StoredInstallation of(long id, long app, String account, Map<String, String> permissions) {
        return new StoredInstallation(
                id, app, account, Optional.empty(), GrantedPermissions.of(permissions), State.ACTIVE);
    }

    /** This installation with these repositories only, given by their full names. */
    public StoredInstallation on(String... repositories) {
        return new StoredInstallation(id, app, account, Optional.of(Set.of(repositories)), permissions, state);
    }

    /** This installation, suspended by the account's owner. */
    public StoredInstallation suspended() {
        return new StoredInstallation(id, app, account, repositories, permissions, State.SUSPENDED);
    }

    /** Whether it was installed on this repository. */
    public boolean covers(Repository repository) {
        return repository.owner().equalsIgnoreCase(account)
                && repositories
                        .map(names -> names.stream().anyMatch(repository.fullName()::equalsIgnoreCase))
                        .orElse(true);
    }
}
