package io.github.runneractions.sandbox.github.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The runner groups, in the order of their ids, which are counted as the groups are met. */
public final class StoredRunnerGroups {

    /** The group that every organisation has. */
    public static final String DEFAULT = "Default";

    private final Map<String, StoredRunnerGroup> byName = new LinkedHashMap<>();

    StoredRunnerGroups() {
        add(DEFAULT);
    }

    /** The group of this name, which from now on there is; all repositories may use a new one. */
    public synchronized StoredRunnerGroup add(String name) {
        return byName.computeIfAbsent(name, _ -> new StoredRunnerGroup(byName.size() + 1L, name, Optional.empty()));
    }

    /** This group for these repositories only, by their full names. */
    public synchronized StoredRunnerGroup add(String name, Collection<String> repositories) {
        StoredRunnerGroup limited = new StoredRunnerGroup(
                add(name).id(),
                name,
                Optional.of(repositories.stream().map(Account::key).collect(Collectors.toSet())));
        byName.put(name, limited);
        return limited;
    }

    /** The group of this id. */
    public Optional<StoredRunnerGroup> find(long id) {
        return all().stream().filter(group -> group.id() == id).findFirst();
    }

    /** All there are. */
    public synchronized List<StoredRunnerGroup> all() {
        return List.copyOf(byName.values());
    }
}
