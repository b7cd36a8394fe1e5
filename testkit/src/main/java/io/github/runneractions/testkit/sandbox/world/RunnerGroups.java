package io.github.runneractions.testkit.sandbox.world;

import java.util.LinkedHashMap;
import java.util.Map;

/** The ids of runner groups, by their names; counted as they are met. */
public final class RunnerGroups {

    /** The group that every organisation has. */
    public static final String DEFAULT = "Default";

    private final Map<String, Long> ids = new LinkedHashMap<>(Map.of(DEFAULT, 1L));

    RunnerGroups() {}

    /** The id of a group, which from now on there is. */
    public synchronized long id(String name) {
        return ids.computeIfAbsent(name, _ -> ids.size() + 1L);
    }

    /** All there are: name → id. */
    public synchronized Map<String, Long> all() {
        return new LinkedHashMap<>(ids);
    }
}
