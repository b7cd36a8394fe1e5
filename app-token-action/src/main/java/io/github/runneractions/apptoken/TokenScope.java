package io.github.runneractions.apptoken;

import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.app.InstallationTarget;
import java.util.List;
import java.util.Optional;

/**
 * Which repositories a token is for: those named; all of the owner's, when only an owner is named; else the workflow's own.
 * Names and ids both empty means all of the installation's.
 *
 * @param target where the app must be installed
 * @param repositories names without their owner
 * @param repositoryIds GitHub's numbers of repositories
 * @param notice what the user should know about the scope
 */
record TokenScope(
        InstallationTarget target, List<String> repositories, List<Long> repositoryIds, Optional<String> notice) {
    static TokenScope of(InstallationTarget target, List<String> repositories) {
        return new TokenScope(target, repositories, List.of(), Optional.empty());
    }

    static TokenScope ofRepository(RepositoryName repository) {
        return of(
                new InstallationTarget.OfRepository(repository.owner(), repository.name()), List.of(repository.name()));
    }

    static TokenScope all(InstallationTarget target) {
        return of(target, List.of());
    }

    static TokenScope ids(InstallationTarget target, List<Long> ids) {
        return new TokenScope(target, List.of(), ids, Optional.empty());
    }

    /** The same as {@code all}, which nobody said aloud. */
    static TokenScope silentlyAll(InstallationTarget target, String input) {
        return new TokenScope(
                target,
                List.of(),
                List.of(),
                Optional.of(
                        "The token is for all repositories of the installation, because `" + input
                                + "` is given without `repositories`. Name those that the job needs, or say `repositories: '*'`."));
    }
}
