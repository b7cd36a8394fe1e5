package io.github.runneractions.sandbox.github.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of trouble. It delays, and then either replaces GitHub's answer or, with neither a status nor a broken
 * connection, leaves it alone.
 *
 * @param status replaces the answer
 * @param headers of the replaced answer
 * @param body of the replaced answer; empty means GitHub's JSON for an error of that status
 * @param effect whether GitHub does what was asked although the client does not hear of it
 */
public record Fault(
        Optional<Integer> status,
        Map<String, String> headers,
        Optional<String> body,
        Connection connection,
        Duration delay,
        Effect effect) {

    /** What happens to the connection. */
    public enum Connection {
        KEPT,
        /** Closed before a byte was answered. */
        DROPPED,
        /** Closed in the middle of the answer. */
        CUT
    }

    /** What happens to the request. */
    public enum Effect {
        LOST,
        CARRIED_OUT
    }

    private static final Fault NONE =
            new Fault(Optional.empty(), Map.of(), Optional.empty(), Connection.KEPT, Duration.ZERO, Effect.LOST);

    /** This status instead of GitHub's answer. */
    public static Fault status(int status) {
        return new Fault(Optional.of(status), Map.of(), Optional.empty(), Connection.KEPT, Duration.ZERO, Effect.LOST);
    }

    /** The connection is closed without an answer. */
    public static Fault drop() {
        return NONE.with(Connection.DROPPED);
    }

    /** The answer breaks off. */
    public static Fault cut() {
        return NONE.with(Connection.CUT);
    }

    /** GitHub's answer comes late. */
    public static Fault delay(Duration delay) {
        return NONE.after(delay);
    }

    /** This fault after a delay. */
    public Fault after(Duration delay) {
        return new Fault(status, headers, body, connection, delay, effect);
    }

    /** This fault with a body, which need not be JSON. */
    public Fault body(String body) {
        return new Fault(status, headers, Optional.of(body), connection, delay, effect);
    }

    /** This fault with an HTML page, as a proxy or GitHub's front end sends it. */
    public Fault html() {
        return header("content-type", "text/html; charset=utf-8").body(FaultBodies.HTML);
    }

    /** This fault with one more header. */
    public Fault header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Fault(status, more, body, connection, delay, effect);
    }

    /** This fault, but GitHub executes the request; only its response is lost. */
    public Fault carriedOut() {
        return new Fault(status, headers, body, connection, delay, Effect.CARRIED_OUT);
    }

    /** Whether the client gets something else than GitHub's answer. */
    public boolean replacesAnswer() {
        return status.isPresent() || connection == Connection.DROPPED;
    }

    boolean onlyDelays() {
        return !replacesAnswer() && connection == Connection.KEPT;
    }

    private Fault with(Connection connection) {
        return new Fault(status, headers, body, connection, delay, effect);
    }
}
