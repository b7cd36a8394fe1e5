package io.github.runneractions.github.app;

import io.github.runneractions.github.RepositoryName;
import java.util.LinkedHashMap;
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

    /** Former full name → what to tell the user. */
    Map<String, String> notices(String account) {
        var notices = new LinkedHashMap<String, String>();
        names.forEach((name, present) -> {
            var former = new RepositoryName(account, name);
            notices.put(former.toString(), former.renamedTo(Optional.of(new RepositoryName(account, present))));
        });
        return notices;
    }
}
