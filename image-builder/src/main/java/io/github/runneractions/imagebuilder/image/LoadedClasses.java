package io.github.runneractions.imagebuilder.image;

import java.util.List;

/**
 * A JVM's log of the classes that it loaded.
 *
 * @param log lines of {@code -Xlog:class+load}
 */
record LoadedClasses(List<String> log) {

    /** For keys that only it can read. */
    private static final String UNUSUAL = " org.bouncycastle.";

    private static final String CACHED = "source: shared objects file";

    /**
     * How many came from the cache, in words.
     *
     * @param mainClass must be one of them: a cache that was not taken holds it, too, but the JVM does not use it
     * @param size of the cache in bytes
     */
    String describe(String mainClass, long size) {
        if (log.stream().noneMatch(line -> line.contains(" " + mainClass + " " + CACHED))) {
            throw new IllegalStateException("The JVM did not take " + mainClass + " from the AOT cache");
        }
        log.stream().filter(line -> line.contains(UNUSUAL)).findFirst().ifPresent(line -> {
            throw new IllegalStateException(
                    "An ordinary run loads a class of Bouncy Castle, which takes its time: " + line);
        });
        long cached = log.stream().filter(line -> line.contains(CACHED)).count();
        return "AOT cache %d MB with %d of %d classes".formatted(size / 1_000_000, cached, log.size());
    }
}
