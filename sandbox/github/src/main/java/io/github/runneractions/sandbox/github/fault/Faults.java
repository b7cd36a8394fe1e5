package io.github.runneractions.sandbox.github.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The faults of a sandbox, in the order in which they were set: a request gets every delay that matches it, up to the
 * first fault of another kind. All of it is thread-safe.
 */
public final class Faults {

    private final List<PlannedFault> planned = new CopyOnWriteArrayList<>();

    /** Strikes the next request that matches, for example {@code GET /users/*}. */
    public Faults once(String pattern, Fault fault) {
        return add(pattern, fault, 0, 1);
    }

    /** Strikes the next {@code times} requests that match. */
    public Faults times(int times, String pattern, Fault fault) {
        return add(pattern, fault, 0, times);
    }

    /** Strikes every request that matches. */
    public Faults forever(String pattern, Fault fault) {
        return add(pattern, fault, 0, Integer.MAX_VALUE);
    }

    /** Lets {@code after} matching requests pass, then strikes {@code times}. */
    public Faults add(String pattern, Fault fault, int after, int times) {
        planned.add(new PlannedFault(RequestPattern.of(pattern), fault, after, times));
        return this;
    }

    /** Ends all trouble. */
    public void clear() {
        planned.clear();
    }

    /**
     * The faults for a request: all delays, and the first other fault. Each call counts as one request.
     *
     * @param target path and query
     */
    public Optional<Fault> strike(String method, String target) {
        Duration delay = Duration.ZERO;
        for (PlannedFault candidate : planned) {
            Optional<Fault> fault = candidate.strike(method, target);
            delay = delay.plus(fault.map(Fault::delay).orElse(Duration.ZERO));
            if (fault.isPresent() && !fault.get().onlyDelays()) {
                return Optional.of(fault.get().after(delay));
            }
        }
        return delay.isZero() ? Optional.empty() : Optional.of(Fault.delay(delay));
    }
}
