package io.github.runneractions.sandbox.tools;

/** A program that is not installed; the message says how to. */
public final class ToolMissing extends RuntimeException {

    ToolMissing(String message) {
        super(message);
    }
}
