package io.github.runneractions.deploy;

import io.github.runneractions.toolkit.ForeignOutput;
import io.github.runneractions.toolkit.WorkflowLog;
import org.jspecify.annotations.Nullable;

/**
 * Helm's output in a fold of the log, opened with its first line: Helm is silent while it waits, and what we say of the pods
 * meanwhile must not be hidden in a fold.
 */
final class HelmOutput implements AutoCloseable {
    private final WorkflowLog log;
    private final String title;
    private @Nullable ForeignOutput open;

    HelmOutput(WorkflowLog log, String title) {
        this.log = log;
        this.title = title;
    }

    synchronized void line(String text) {
        if (open == null) {
            open = log.foreign(title);
        }
        open.line(text);
    }

    @Override
    public synchronized void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
