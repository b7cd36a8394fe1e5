package io.github.runneractions.deploy.lock;

import java.time.Duration;

/**
 * Whether the run that wrote an entry still lives, as far as it was watched from here. Only looks are counted: neither clock can be wrong,
 * an API that was away is no silence, and an entry that is forged but stays as it is counts for nothing.
 */
final class Liveness {
    /** How often a run changes its entry. */
    static final Duration BEAT = Duration.ofSeconds(4);

    /** How often others look. */
    static final Duration LOOK = Duration.ofSeconds(2);

    /** Of an entry that does not change for so long, the run is dead. */
    static final Duration SILENCE = Duration.ofSeconds(20);

    private static final long LOOKS = SILENCE.dividedBy(LOOK);

    private String id = "";
    private String seen = "";
    private long unchanged;
    private boolean alive;

    /** Looks at the entry, whose text is {@code text}; not more often than every {@link #LOOK}. */
    void look(LockEntry entry, String text) {
        if (seen.equals(text)) {
            unchanged++;
            return;
        }
        alive = !seen.isEmpty() && id.equals(entry.id());
        id = entry.id();
        seen = text;
        unchanged = 0;
    }

    /** Whether it was seen to change. */
    boolean isAlive() {
        return alive && !isDead();
    }

    /** Whether it was not, for long enough. */
    boolean isDead() {
        return unchanged >= LOOKS;
    }
}
