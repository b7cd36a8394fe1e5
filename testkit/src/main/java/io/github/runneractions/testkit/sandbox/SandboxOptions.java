package io.github.runneractions.testkit.sandbox;

import java.time.Clock;

/**
 * How a sandbox is started.
 *
 * @param clock what GitHub's clock follows
 * @param port the TCP port on the loopback address; 0 takes a free one
 */
public record SandboxOptions(Clock clock, int port, Transport transport) {

    /** How the sandbox is spoken to. */
    public enum Transport {
        HTTP,
        /** With a certificate of a CA that was made for this sandbox. */
        TLS
    }

    /** Plain HTTP on a free port, on the system's clock. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(Clock.systemUTC(), 0, Transport.HTTP);
    }

    /** The same on another clock. */
    public SandboxOptions withClock(Clock clock) {
        return new SandboxOptions(clock, port, transport);
    }

    /** The same on a fixed port. */
    public SandboxOptions withPort(int port) {
        return new SandboxOptions(clock, port, transport);
    }

    /** The same over TLS. */
    public SandboxOptions withTls() {
        return new SandboxOptions(clock, port, Transport.TLS);
    }
}
