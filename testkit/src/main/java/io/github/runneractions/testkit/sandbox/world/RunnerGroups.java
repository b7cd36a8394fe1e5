package io.github.runneractions.testkit.sandbox.world;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The runner groups, in the order of their ids, which are counted as the groups are met. */
public final class RunnerGroups {

    /** The group that every organisation has. */
    public static final String DEFAULT = "Default";

    private final Map<String, RunnerGroup> byName = new LinkedHashMap<>();

    RunnerGroups() {
        add(DEFAULT);
    }

    /** The group of this name, which from now on there is; all repositories may use a new one. */
    public synchronized RunnerGroup add(String name) {
        return byName.computeIfAbsent(name, _ -> new RunnerGroup(byName.size() + 1L, name, Optional.empty()));
    }

    /** The same for these repositories alone, by their full names. */
    public synchronized RunnerGroup add(String name, Collection<String> repositories) {
        RunnerGroup limited = new RunnerGroup(
                add(name).id(),
                name,
                Optional.of(repositories.stream().map(Account::key).collect(Collectors.toSet())));
        byName.put(name, limited);
        return limited;
    }

    /** The group of this id. */
    public Optional<RunnerGroup> find(long id) {
        return all().stream().filter(group -> group.id() == id).findFirst();
    }

    /** All there are. */
    public synchronized List<RunnerGroup> all() {
        return List.copyOf(byName.values());
    }
}
