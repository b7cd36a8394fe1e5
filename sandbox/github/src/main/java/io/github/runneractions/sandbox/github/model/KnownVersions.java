package io.github.runneractions.sandbox.github.model;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The versions of the runner program that GitHub knows: the newest, whose support does not end yet, and those added. */
public final class KnownVersions {

    private final Map<String, KnownVersion> known = new ConcurrentHashMap<>();

    KnownVersions() {
        add(new KnownVersion(RegisteredRunner.VERSION, Optional.empty(), Optional.empty()));
    }

    /** Adds one, or puts it in the place of what was known of it. */
    public void add(KnownVersion version) {
        known.put(version.version(), version);
    }

    /** The support of a version. */
    public Optional<KnownVersion> find(String version) {
        return Optional.ofNullable(known.get(version));
    }
}
