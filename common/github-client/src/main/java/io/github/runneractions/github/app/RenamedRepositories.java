package io.github.runneractions.github.app;

import io.github.runneractions.github.RepositoryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Repositories of an account that have another name now.
 *
 * @param names former → present
 */
record RenamedRepositories(Map<String, String> names) {
    /** Enough to read a repository's name. */
    static final Permissions LEAST = Permissions.of("metadata", "read");

    /** {@code narrowing} with present names. */
    TokenRestrictions in(TokenRestrictions narrowing) {
        var present = narrowing.repositories().stream()
                .map(name -> names.getOrDefault(name, name))
                .distinct()
                .toList();
        return new TokenRestrictions(present, narrowing.repositoryIds(), narrowing.permissions());
    }

    /** What to tell the user. */
    List<String> notices(String account) {
        return names.entrySet().stream()
                .map(entry -> new RepositoryName(account, entry.getKey())
                        .renamedTo(Optional.of(new RepositoryName(account, entry.getValue()))))
                .toList();
    }
}
