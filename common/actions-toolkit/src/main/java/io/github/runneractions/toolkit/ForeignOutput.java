package io.github.runneractions.toolkit;

/** Output of another program or server, between stop-commands, so that it cannot issue workflow commands. */
public final class ForeignOutput implements AutoCloseable {
    private final WorkflowLog log;

    ForeignOutput(WorkflowLog log) {
        this.log = log;
    }

    /** One or more lines, as they came. */
    public void line(String text) {
        log.foreignLine(text);
    }

    /** The lines of a diff, coloured by their first characters as git does it where the log shows colours. */
    public void diff(String text) {
        log.foreignDiff(text);
    }

    @Override
    public void close() {
        log.endForeign();
    }
}
