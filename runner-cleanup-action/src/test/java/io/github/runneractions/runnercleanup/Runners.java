package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerListing;
import io.github.runneractions.toolkit.Environment;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short forms for what tests say often. */
final class Runners {
    private Runners() {}

    static Runner online(long id) {
        return new Runner(id, "runner-" + id, true, false, List.of("self-hosted", "Linux"));
    }

    static Runner working(long id) {
        return new Runner(id, "runner-" + id, true, true, List.of("self-hosted", "Linux"));
    }

    static Runner offline(long id) {
        return new Runner(id, "runner-" + id, false, false, List.of("self-hosted", "Linux"));
    }

    static Runner ghost(long id) {
        return new Runner(id, "runner-" + id, false, true, List.of("self-hosted", "Linux"));
    }

    static Runner named(String name, String... labels) {
        return new Runner(1, name, false, false, List.of(labels));
    }

    static RunnerListing listing(Runner... runners) {
        return incomplete(runners.length, runners);
    }

    static RunnerListing incomplete(int announced, Runner... runners) {
        var byId = new LinkedHashMap<Long, Runner>();
        for (var runner : runners) {
            byId.put(runner.id(), runner);
        }
        return new RunnerListing(byId, announced);
    }

    /** A log outside of a workflow that leaves its lines in {@code lines}. */
    static WorkflowLog log(List<String> lines) {
        return new WorkflowLog(lines::add, new Environment(Map.of()), () -> "fence");
    }
}
