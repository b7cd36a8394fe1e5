package io.github.runneractions.sandbox.github.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All repositories. */
public final class Repositories {

    private static final long FIRST_ID = 5001;

    private final SortedMap<Long, Repository> byId = new ConcurrentSkipListMap<>();
    /** A full name that a repository had, in lower case → its id. */
    private final Map<String, Long> former = new ConcurrentHashMap<>();

    Repositories() {}

    synchronized Repository add(String fullName, Repository.SelfHostedRunners selfHostedRunners) {
        long id = find(fullName).map(Repository::id).orElseGet(() -> FIRST_ID + byId.size());
        Repository repository = new Repository(id, fullName, selfHostedRunners);
        byId.put(id, repository);
        return repository;
    }

    /** Gives a repository a name that it had before: GitHub redirects requests with it. */
    public void addFormerName(Repository repository, String formerName) {
        former.put(formerName.toLowerCase(Locale.ROOT), repository.id());
    }

    /** The repository that had this full name before it was renamed or transferred, unless another one has it now. */
    public Optional<Repository> formerly(String fullName) {
        return find(fullName).isPresent()
                ? Optional.empty()
                : Optional.ofNullable(former.get(fullName.toLowerCase(Locale.ROOT)))
                        .map(id -> byId.get(id));
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
