package io.github.runneractions.deploy;

import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.util.OptionalInt;

/** What is to become of the release. */
sealed interface Task {
    /** The chart is deployed. */
    record Deploy() implements Task {}

    /**
     * A revision is deployed again.
     *
     * @param revision its number; empty for the one that was deployed before the one that is
     */
    record RollBack(OptionalInt revision) implements Task {}

    /** The release is uninstalled. */
    record Uninstall() implements Task {}

    /** Reads {@code uninstall} and {@code rollback-to}. Both may be there and empty: then the chart is deployed. */
    static Input<Task> read(Inputs inputs) {
        var uninstall = inputs.flag("uninstall");
        var revision = inputs.optional("rollback-to", Task::revision);
        if (uninstall.ifValid().orElse(false) && Input.ifGiven(revision).isPresent()) {
            inputs.problem("rollback-to", "is set, but `uninstall` is `true`; leave one of them out");
        }
        return inputs.later(() -> uninstall.get()
                ? new Uninstall()
                : revision.get().<Task>map(RollBack::new).orElseGet(Deploy::new));
    }

    private static OptionalInt revision(String text) {
        if (text.equals("previous")) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(InputParsers.number(1, Integer.MAX_VALUE).apply(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a revision; use a number, such as `3`, or `previous`", e);
        }
    }
}
