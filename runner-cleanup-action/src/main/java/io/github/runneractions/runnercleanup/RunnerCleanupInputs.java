package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.app.TokenSource;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.runnercleanup.plan.MaxDelete;
import io.github.runneractions.runnercleanup.plan.Rules;
import io.github.runneractions.runnercleanup.plan.SafetyLimits;
import io.github.runneractions.runtime.TimeSpan;
import io.github.runneractions.toolkit.Inputs;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a cleanup is asked.
 *
 * @param group the name of the runner group, which only GitHub can tell the id of
 * @param waitForOnline how many runners must be online before anything is decided
 * @param timeout for the whole step
 */
record RunnerCleanupInputs(
        RunnerAddress address,
        TokenSource tokens,
        Rules rules,
        Optional<String> group,
        ClusterInputs cluster,
        SafetyLimits limits,
        int waitForOnline,
        FailOn failOn,
        Duration timeout,
        Mode mode) {
    /** Whether anything is removed. */
    enum Mode {
        DRY_RUN,
        REMOVE
    }

    /** What makes the step fail. It always fails when the runners cannot be listed. */
    enum FailOn {
        /** Nothing else: an error is a warning. */
        NEVER,
        /** An error, and a selected runner that remains offline. */
        REMAINING,
        /** An error. */
        ERROR
    }

    static RunnerCleanupInputs read(Inputs inputs) {
        var tokens = TokenSource.read(inputs);
        var address = RunnerAddress.read(inputs);
        var selection = SelectionInputs.read(inputs);
        var group = group(inputs, address);
        var cluster = ClusterInputs.read(inputs);
        var limits = limits(inputs);
        var offlineFor = inputs.duration("offline-for");
        var busyWait = inputs.duration("busy-wait");
        var waitForOnline = inputs.number("wait-for-online", 0, SafetyLimits.MOST_RUNNERS);
        var failOn = inputs.oneOf("fail-on", FailOn.class);
        var timeout = inputs.duration("timeout");
        var mode = inputs.flag("dry-run") ? Mode.DRY_RUN : Mode.REMOVE;
        if (inputs.sound() && (offlineFor.isZero() || offlineFor.compareTo(timeout) >= 0)) {
            inputs.problem(
                    "offline-for",
                    "is `" + TimeSpan.text(offlineFor) + "`; say more than nothing and less than `timeout`, which is `"
                            + TimeSpan.text(timeout) + "`");
        }
        return inputs.complete(() -> new RunnerCleanupInputs(
                address.orElseThrow(),
                tokens,
                new Rules(selection, cluster.get().staleness(), offlineFor, busyWait),
                group,
                cluster.get(),
                limits,
                waitForOnline,
                failOn,
                timeout,
                mode));
    }

    /** The conditions of the selection, such as {@code release `demo`}. */
    String selectionWords() {
        return Stream.concat(
                        Stream.of(rules.selection().toString()).filter(words -> !words.isEmpty()),
                        group.stream().map(name -> "group `" + name + "`"))
                .collect(Collectors.joining(", "));
    }

    private static SafetyLimits limits(Inputs inputs) {
        return new SafetyLimits(
                inputs.optional("max-delete", MaxDelete::parse),
                inputs.number("expected-online", 0, SafetyLimits.MOST_RUNNERS));
    }

    private static Optional<String> group(Inputs inputs, Optional<RunnerAddress> address) {
        var group = inputs.optional("runner-group");
        if (group.isPresent()
                && address.filter(at -> at.scope() instanceof RunnerScope.OfRepository)
                        .isPresent()) {
            inputs.problem("runner-group", "is given, but a repository's runners have no groups; give `organization`");
        }
        return group;
    }
}
