package io.github.runneractions.runnercleanup.setback;

import io.github.runneractions.runtime.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Removes one thing after the other, past those with which that fails.
 *
 * @param things what is removed, in the plural
 */
public record OneByOne(String things) {
    /**
     * The result for all.
     *
     * @param removed those that were there until they were removed
     * @param failure what the work fails with
     */
    public record Done<T>(List<T> removed, Optional<Failure> failure) {}

    /**
     * Removes each of {@code all}.
     *
     * @param removal returns whether it removed the thing, which may be gone or may not be stale any more
     */
    public <T> Done<T> remove(List<T> all, Predicate<T> removal) {
        var setbacks = new Setbacks(things);
        var removed = new ArrayList<T>();
        var left = new ArrayList<>(all.stream().map(Object::toString).toList());
        try {
            for (var thing : all) {
                try {
                    if (removal.test(thing)) {
                        removed.add(thing);
                    }
                    left.remove(thing.toString());
                    setbacks.none();
                } catch (Failure e) {
                    setbacks.add(e);
                }
            }
            return new Done<>(removed, setbacks.atTheEnd(left, all.size()));
        } catch (Setbacks.TooMany e) {
            return new Done<>(removed, Optional.of(setbacks.after(e, left, all.size())));
        } catch (Failure e) {
            return new Done<>(removed, Optional.of(setbacks.stopped(e, all.size() - left.size(), all.size())));
        }
    }
}
