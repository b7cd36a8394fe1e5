package io.github.runneractions.github.http;

import java.time.Duration;

/**
 * How long one attempt of a request may take.
 *
 * @param connect until there is a connection
 * @param read from one byte of the response to the next; a long poll holds back its first byte
 * @param least what an attempt gets that begins when less is left until the deadline
 */
public record Timeouts(Duration connect, Duration read, Duration least) {
    /** 10 s to connect, 30 s to read, 5 s at the deadline. */
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(5));
}
