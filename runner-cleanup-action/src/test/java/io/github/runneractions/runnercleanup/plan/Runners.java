package io.github.runneractions.runnercleanup.plan;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.Runner.Lifetime;
import io.github.runneractions.github.runner.RunnerListing;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Short forms for what tests say often. */
public final class Runners {
    private Runners() {}

    public static Runner online(long id) {
        return new Runner(id, "runner-" + id, true, false, Lifetime.PERSISTENT, 1, List.of("self-hosted", "Linux"));
    }

    public static Runner working(long id) {
        return new Runner(id, "runner-" + id, true, true, Lifetime.PERSISTENT, 1, List.of("self-hosted", "Linux"));
    }

    public static Runner offline(long id) {
        return new Runner(id, "runner-" + id, false, false, Lifetime.PERSISTENT, 1, List.of("self-hosted", "Linux"));
    }

    public static Runner ghost(long id) {
        return new Runner(id, "runner-" + id, false, true, Lifetime.PERSISTENT, 1, List.of("self-hosted", "Linux"));
    }

    public static Runner named(String name, String... labels) {
        return new Runner(1, name, false, false, Lifetime.PERSISTENT, 1, List.of(labels));
    }

    public static Runner ephemeral(long id) {
        return new Runner(id, "runner-" + id, false, false, Lifetime.EPHEMERAL, 1, List.of("Linux"));
    }

    public static Runner inGroup(long id, long group) {
        return new Runner(id, "runner-" + id, false, false, Lifetime.PERSISTENT, group, List.of("Linux"));
    }

    /** Persistent ones with all labels and of matching names. */
    public static Selection selection(List<String> labels, NamePattern... names) {
        return new Selection(labels, List.of(names), Optional.empty(), List.of(), Set.of(Lifetime.PERSISTENT));
    }

    /** About everything that is called Linux, by GitHub's word alone, over two minutes. */
    public static Rules rules() {
        return new Rules(selection(List.of("linux")), StalenessRule.OFFLINE, Duration.ofMinutes(2), Duration.ZERO);
    }

    public static RunnerListing listing(Runner... runners) {
        return incomplete(runners.length, runners);
    }

    public static RunnerListing incomplete(int announced, Runner... runners) {
        var byId = new LinkedHashMap<Long, Runner>();
        for (var runner : runners) {
            byId.put(runner.id(), runner);
        }
        return new RunnerListing(byId, announced);
    }

    /** A log outside of a workflow that leaves its lines in {@code lines}. */
    public static WorkflowLog log(List<String> lines) {
        return new WorkflowLog(lines::add, new Environment(Map.of()), () -> "fence");
    }
}
