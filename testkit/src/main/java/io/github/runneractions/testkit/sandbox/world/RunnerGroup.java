package io.github.runneractions.testkit.sandbox.world;

import java.util.Optional;
import java.util.Set;

/**
 * A group of runners.
 *
 * @param repositories full names of those that may use it, in lower case; empty when all may
 */
public record RunnerGroup(long id, String name, Optional<Set<String>> repositories) {

    /** Whether it is the one that runners join which name none. */
    public boolean isDefault() {
        return name.equals(RunnerGroups.DEFAULT);
    }

    /** Whether a repository, by its full name, may use its runners. */
    public boolean admits(String repository) {
        return repositories
                .map(admitted -> admitted.contains(Account.key(repository)))
                .orElse(true);
    }
}
