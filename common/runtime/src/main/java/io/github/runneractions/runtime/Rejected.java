package io.github.runneractions.runtime;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server refused a request. */
public final class Rejected extends Failure {
    private final int status;
    private final @Nullable String requestId;

    /**
     * @param cause one sentence: the request, and the server's response
     * @param hint what to do, starting with a verb
     * @param status the HTTP status
     * @param requestId identifies the request for the server's operators; {@code null} when the response has none
     */
    public Rejected(Topic topic, String cause, Hint hint, int status, @Nullable String requestId) {
        super(topic, cause, hint, null);
        this.status = status;
        this.requestId = requestId;
    }

    /** With a hint that refers to no setting. */
    public Rejected(Topic topic, String cause, String hint, int status, @Nullable String requestId) {
        this(topic, cause, Hint.of(hint), status, requestId);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The server's id of the request. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }
}
