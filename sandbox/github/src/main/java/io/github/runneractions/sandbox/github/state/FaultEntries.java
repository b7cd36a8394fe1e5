package io.github.runneractions.sandbox.github.state;

import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.fault.Faults;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Faults of a state file. */
final class FaultEntries {

    private FaultEntries() {}

    static void add(StateDocument.FaultEntry entry, Faults faults) {
        faults.add(entry.on(), fault(entry), entry.after(), times(entry.times()));
    }

    private static int times(@Nullable String times) {
        if (times == null) {
            return 1;
        }
        return times.equals("forever") ? Integer.MAX_VALUE : Integer.parseInt(times);
    }

    private static Fault fault(StateDocument.FaultEntry entry) {
        Fault fault = base(entry);
        if (entry.carriedOut()) {
            fault = fault.carriedOut();
        }
        if (entry.body() != null) {
            fault = entry.body().isTextual()
                    ? text(fault, entry.body().asText())
                    : fault.body(entry.body().toString());
        }
        for (Map.Entry<String, String> header :
                (entry.headers() == null ? Map.<String, String>of() : entry.headers()).entrySet()) {
            fault = fault.header(header.getKey(), header.getValue());
        }
        return fault.after(Spans.parse(entry.delay()));
    }

    private static Fault text(Fault fault, String body) {
        return body.equals("html") ? fault.html() : fault.body(body);
    }

    private static Fault base(StateDocument.FaultEntry entry) {
        if (entry.drop()) {
            return Fault.drop();
        }
        if (entry.cut()) {
            return Fault.cut();
        }
        return entry.status() == null ? Fault.delay(Duration.ZERO) : Fault.status(entry.status());
    }
}
