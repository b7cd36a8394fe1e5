package io.github.runneractions.sandbox.github.model;

import java.util.Optional;
import java.util.Set;

/**
 * A group of runners.
 *
 * @param repositories full names of those that may use it, in lower case; empty when all may
 */
public record StoredRunnerGroup(long id, String name, Optional<Set<String>> repositories) {

    /** Whether it is the one that runners join which name none. */
    public boolean isDefault() {
        return name.equals(StoredRunnerGroups.DEFAULT);
    }

    /** Whether a repository, by its full name, may use its runners. */
    public boolean admits(String repository) {
        return repositories
                .map(admitted -> admitted.contains(Account.key(repository)))
                .orElse(true);
    }
}
