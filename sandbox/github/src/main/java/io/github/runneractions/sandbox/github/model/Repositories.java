package io.github.runneractions.sandbox.github.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All repositories. */
public final class Repositories {

    private static final long FIRST_ID = 5001;

    private final SortedMap<Long, Repository> byId = new ConcurrentSkipListMap<>();

    Repositories() {}

    synchronized Repository add(String fullName, Repository.SelfHostedRunners selfHostedRunners) {
        long id = find(fullName).map(Repository::id).orElseGet(() -> FIRST_ID + byId.size());
        Repository repository = new Repository(id, fullName, selfHostedRunners);
        byId.put(id, repository);
        return repository;
    }

    /** All of them, by id. */
    public Map<Long, Repository> byId() {
        return byId;
    }

    /** The repository of this full name. */
    public Optional<Repository> find(String fullName) {
        return byId.values().stream()
                .filter(repository -> repository.fullName().equalsIgnoreCase(fullName))
                .findFirst();
    }

    /** All that an installation covers, in the order of their ids. */
    public List<Repository> of(StoredInstallation installation) {
        return byId.values().stream().filter(installation::covers).toList();
    }
}
