package io.github.runneractions.sandbox.github.fault;

import java.util.Optional;

/** A fault with the requests it waits for and how often it strikes. */
final class PlannedFault {

    private final RequestPattern pattern;
    private final Fault fault;
    private int after;
    private int times;

    PlannedFault(RequestPattern pattern, Fault fault, int after, int times) {
        this.pattern = pattern;
        this.fault = fault;
        this.after = after;
        this.times = times;
    }

    synchronized Optional<Fault> strike(String method, String target) {
        if (times == 0 || !pattern.matches(method, target)) {
            return Optional.empty();
        }
        if (after > 0) {
            after--;
            return Optional.empty();
        }
        times--;
        return Optional.of(fault);
    }
}
