package io.github.runneractions.testkit.sandbox.world;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The versions of the runner program that GitHub knows: the newest, which has no end yet, and those added. */
public final class RunnerVersions {

    private final Map<String, RunnerVersion> known = new ConcurrentHashMap<>();

    RunnerVersions() {
        add(new RunnerVersion(Runner.VERSION, Optional.empty(), Optional.empty()));
    }

    /** Adds one, or puts it in the place of what was known of it. */
    public void add(RunnerVersion version) {
        known.put(version.version(), version);
    }

    /** What is known of one. */
    public Optional<RunnerVersion> find(String version) {
        return Optional.ofNullable(known.get(version));
    }
}
