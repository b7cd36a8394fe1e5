package io.github.runneractions.sandbox.github.exchange;

import java.util.ArrayList;
import java.util.List;

/** All exchanges, in the order in which the sandbox answered them. */
public final class ExchangeLog {

    private final List<Exchange> exchanges = new ArrayList<>();

    /** Adds one at the end. */
    public synchronized void add(Exchange exchange) {
        exchanges.add(exchange);
    }

    /** All so far. */
    public synchronized List<Exchange> all() {
        return List.copyOf(exchanges);
    }
}
