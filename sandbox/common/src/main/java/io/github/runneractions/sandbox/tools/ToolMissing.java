package io.github.runneractions.sandbox.tools;

/** A program is not installed; the message has the command that installs it. */
public final class ToolMissing extends RuntimeException {

    ToolMissing(String message) {
        super(message);
    }
}
