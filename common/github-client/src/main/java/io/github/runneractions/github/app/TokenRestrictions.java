package io.github.runneractions.github.app;

import java.util.List;

/**
 * The restrictions of a new token. Without repositories and ids, it is for all repositories of the installation.
 *
 * @param repositories names without their owner
 * @param repositoryIds GitHub's numbers of repositories
 * @param permissions empty means all of the installation's
 */
public record TokenRestrictions(List<String> repositories, List<Long> repositoryIds, Permissions permissions) {
    /** A narrowing to repositories by name. */
    public TokenRestrictions(List<String> repositories, Permissions permissions) {
        this(repositories, List.of(), permissions);
    }
}
