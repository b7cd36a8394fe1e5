package io.github.runneractions.sandbox.runner.engine;

/** No engine, or one that refused; the message says why in the engine's own words. */
public final class EngineFailed extends RuntimeException {

    EngineFailed(String message) {
        super(message);
    }

    EngineFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
