package io.github.runneractions.deploy.helm;

import io.github.runneractions.toolkit.ForeignOutput;
import io.github.runneractions.toolkit.WorkflowLog;
import org.jspecify.annotations.Nullable;

/**
 * Helm's output in a fold of the log, opened with its first line: Helm is silent while it waits, and what is logged of the pods meanwhile
 * must not be hidden in a fold.
 */
final class HelmOutput implements AutoCloseable {
    /** In characters. A chart may print what it likes. */
    private static final int LONGEST = 1 << 20;

    private final String title;
    private final WorkflowLog log;
    private int left = LONGEST;
    private @Nullable ForeignOutput open;

    HelmOutput(String title, WorkflowLog log) {
        this.title = title;
        this.log = log;
    }

    synchronized void line(String text) {
        if (open == null) {
            open = log.foreign(title);
        }
        if (left > 0) {
            open.line(text);
            left -= text.length() + 1;
            if (left <= 0) {
                open.line("… (Helm wrote more, which is not logged)");
            }
        }
    }

    @Override
    public synchronized void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
