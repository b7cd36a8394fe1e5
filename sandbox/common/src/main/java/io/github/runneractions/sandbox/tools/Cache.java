package io.github.runneractions.sandbox.tools;

import java.nio.file.Path;
import java.util.Optional;

/** The folder of the user's that holds what is made once and used by all later runs. */
public final class Cache {

    private Cache() {}

    /** Of this project; it may not be there yet. */
    public static Path folder() {
        // The specification has paths that are not absolute ignored.
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("runner-actions");
    }
}
