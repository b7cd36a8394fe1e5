package io.github.runneractions.sandbox.runner.engine;

/** No engine responds, or it rejected a command; the message has the engine's own reason. */
public final class EngineFailed extends RuntimeException {

    EngineFailed(String message) {
        super(message);
    }

    EngineFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
