package io.github.runneractions.runtime;

import org.jspecify.annotations.Nullable;

/**
 * An expected failure: one cause, one hint, one link. Any other exception is a bug.
 *
 * <p>A message must not contain a secret: it quotes names, statuses and a server's response, never the request.
 */
public abstract sealed class Failure extends RuntimeException
        permits InvalidInputs, Rejected, Unreachable, ToolFailed, TimedOut, PreconditionFailed {
    private final transient Topic topic;
    private final transient Hint hint;

    /**
     * @param cause one sentence: what was tried, and why it failed
     * @param hint what to do, starting with a verb
     * @param thrown what a library threw, shown in debug only
     */
    Failure(Topic topic, String cause, Hint hint, @Nullable Throwable thrown) {
        super(cause, thrown);
        this.topic = topic;
        this.hint = hint;
    }

    /**
     * The usual form of a cause: {@code Tried to ATTEMPT, but MEANING.}
     *
     * @param attempt what was tried, as an infinitive without "to"
     * @param meaning why it failed, as a clause; it gets a full stop, unless it quotes words that end a sentence
     */
    public static String cause(String attempt, String meaning) {
        return "Tried to " + attempt + ", but " + ForeignText.ended(meaning);
    }

    /** The heading of the troubleshooting page, and the title of the error. */
    public Topic topic() {
        return topic;
    }

    /** The cause, in one sentence. */
    @Override
    public String getMessage() {
        var message = super.getMessage();
        return message == null ? topic.heading() : message;
    }

    /** What to do about it: starts with a verb. */
    public Hint hint() {
        return hint;
    }

    /** The process's exit code: 1, or 2 for bad inputs. */
    public int exitCode() {
        return 1;
    }
}
