package io.github.runneractions.testkit.engine;

/** No engine, or one that refused; the message says why in the engine's own words. */
public final class EngineFailed extends RuntimeException {

    EngineFailed(String message) {
        super(message);
    }

    EngineFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
