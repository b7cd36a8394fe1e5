package io.github.runneractions.sandbox.process;

/** A program ended or stayed unready; the message holds the end of its log. */
public final class ProcessFailed extends RuntimeException {

    ProcessFailed(String message, Throwable cause) {
        super(message, cause);
    }

    ProcessFailed(String message) {
        super(message);
    }
}
