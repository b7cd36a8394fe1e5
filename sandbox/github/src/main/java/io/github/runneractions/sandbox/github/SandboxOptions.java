package io.github.runneractions.sandbox.github;

import java.time.Clock;

/**
 * How a sandbox is started.
 *
 * @param clock what GitHub's clock follows
 * @param address the IP address it listens on
 * @param port the TCP port; 0 takes a free one
 * @param path what stands before every path, as {@code /api/v3} does on GitHub Enterprise Server; or nothing
 */
public record SandboxOptions(
        Clock clock, String address, int port, String path, Transport transport, Checking checking) {

    /** How the sandbox is spoken to. */
    public enum Transport {
        HTTP,
        /** With a certificate of a CA that was made for this sandbox. */
        TLS
    }

    /** What is done with requests and answers that GitHub's OpenAPI description does not allow. */
    public enum Checking {
        /** Closing the sandbox fails when there were any; the default. Needs the description to be installed. */
        ENFORCED,
        /** They are collected for whoever asks. */
        COLLECTED,
        /** Nobody looks. */
        OFF
    }

    private static final String LOOPBACK = "127.0.0.1";

    /** Plain HTTP on a free port of the loopback address, on the system's clock. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(Clock.systemUTC(), LOOPBACK, 0, "", Transport.HTTP, Checking.ENFORCED);
    }

    /** The same on another clock. */
    public SandboxOptions withClock(Clock clock) {
        return new SandboxOptions(clock, address, port, path, transport, checking);
    }

    /** The same on another IP address, for clients that cannot reach the loopback address. */
    public SandboxOptions withAddress(String address) {
        return new SandboxOptions(clock, address, port, path, transport, checking);
    }

    /** The same on a fixed port. */
    public SandboxOptions withPort(int port) {
        return new SandboxOptions(clock, address, port, path, transport, checking);
    }

    /** The same below a path, which begins with a slash and does not end with one. */
    public SandboxOptions withPath(String path) {
        return new SandboxOptions(clock, address, port, path, transport, checking);
    }

    /** The same over TLS. */
    public SandboxOptions withTls() {
        return new SandboxOptions(clock, address, port, path, Transport.TLS, checking);
    }

    /** The same with more or less attention to GitHub's description. */
    public SandboxOptions with(Checking checking) {
        return new SandboxOptions(clock, address, port, path, transport, checking);
    }
}
