package io.github.runneractions.github.app;

import java.util.List;

/**
 * What a token is narrowed to at its birth. Without repositories and ids it is for all repositories of the installation.
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
