package io.github.runneractions.toolkit;

import org.jspecify.annotations.Nullable;

/**
 * A failure that was foreseen: one cause, one hint, one link. Anything else that is thrown is a bug of ours.
 *
 * <p>No message may hold a secret; messages quote names, statuses and what a server said, never what it was sent.
 */
public abstract sealed class ActionException extends RuntimeException
        permits InvalidInputs, Rejected, Unreachable, ToolFailed, TimedOut, Unsafe {
    private final transient Topic topic;

    ActionException(Topic topic, String cause, @Nullable Throwable thrown) {
        super(cause, thrown);
        this.topic = topic;
    }

    /** The heading of the troubleshooting page, and the title of the error. */
    public Topic topic() {
        return topic;
    }

    /** What went wrong, in one sentence. */
    @Override
    public String getMessage() {
        var message = super.getMessage();
        return message == null ? topic.heading() : message;
    }

    /** What to do about it: starts with a verb. */
    public abstract String hint();

    /** The process's exit code: 1, or 2 for bad inputs. */
    public int exitCode() {
        return 1;
    }
}
