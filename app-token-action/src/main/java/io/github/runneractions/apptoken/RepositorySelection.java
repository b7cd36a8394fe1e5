package io.github.runneractions.apptoken;

import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.app.InstallationTarget;
import java.util.List;
import java.util.Optional;

/**
 * The repositories that a token is for: the listed ones; all of the owner, when only an owner is given; otherwise the workflow's own
 * repository. Without names and ids it is for all repositories of the installation.
 *
 * @param target where the app must be installed
 * @param repositories names without their owner
 * @param repositoryIds GitHub's ids of repositories
 * @param notice what the user should know about the selection
 */
record RepositorySelection(
        InstallationTarget target, List<String> repositories, List<Long> repositoryIds, Optional<String> notice) {
    static RepositorySelection of(InstallationTarget target, List<String> repositories) {
        return new RepositorySelection(target, repositories, List.of(), Optional.empty());
    }

    static RepositorySelection ofRepository(RepositoryName repository) {
        return of(new InstallationTarget.OfRepository(repository), List.of(repository.name()));
    }

    static RepositorySelection all(InstallationTarget target) {
        return of(target, List.of());
    }

    static RepositorySelection ids(InstallationTarget target, List<Long> ids) {
        return new RepositorySelection(target, List.of(), ids, Optional.empty());
    }

    /** All repositories, although no input asks for all: the user gets a notice. */
    static RepositorySelection implicitlyAll(InstallationTarget target, String input) {
        return new RepositorySelection(
                target,
                List.of(),
                List.of(),
                Optional.of("The token is for all repositories of the installation, because `" + input
                        + "` is set without `repositories`. List the repositories that the job needs, or set"
                        + " `repositories: '*'`."));
    }
}
