package io.github.runneractions.sandbox.github;

import java.time.Clock;

/**
 * How a sandbox is started.
 *
 * @param clock the source of GitHub's time
 * @param address the IP address it listens on
 * @param port the TCP port; 0 takes a free one
 * @param path the prefix of every path, such as {@code /api/v3} on GitHub Enterprise Server; can be empty
 */
public record SandboxOptions(
        Clock clock, String address, int port, String path, Transport transport, Checking checking) {

    /** How the sandbox is spoken to. */
    public enum Transport {
        HTTP,
        /** With a certificate of a CA that was made for this sandbox. */
        TLS,
        /** Plain HTTP; and, on another free port, TLS as an Enterprise Server has it: below {@code /api/v3}. */
        HTTP_AND_TLS
    }

    /** How to treat requests and responses that GitHub's OpenAPI description does not allow. */
    public enum Checking {
        /** Closing the sandbox fails when there were any; the default. Needs the description to be installed. */
        ENFORCED,
        /** They are collected and can be read. */
        COLLECTED,
        /** Nothing is checked. */
        OFF
    }

    private static final String LOOPBACK = "127.0.0.1";

    /** Plain HTTP on a free port of the loopback address, on the system's clock. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(Clock.systemUTC(), LOOPBACK, 0, "", Transport.HTTP, Checking.ENFORCED);
    }

    /** These options with another clock. */
    public SandboxOptions withClock(Clock clock) {
        return new SandboxOptions(clock, address, port, path, transport, checking);
    }

    /** These options with another IP address, for clients that cannot reach the loopback address. */
    public SandboxOptions withAddress(String address) {
        return new SandboxOptions(clock, address, port, path, transport, checking);
    }

    /** These options with a fixed port. */
    public SandboxOptions withPort(int port) {
        return new SandboxOptions(clock, address, port, path, transport, checking);
    }

    /** These options with a path, which begins with a slash and does not end with one. */
    public SandboxOptions withPath(String path) {
        return new SandboxOptions(clock, address, port, path, transport, checking);
    }

    /** These options with TLS. */
    public SandboxOptions withTls() {
        return new SandboxOptions(clock, address, port, path, Transport.TLS, checking);
    }

    /** These options with a second way in, for clients that speak TLS only: {@link GitHubSandbox#enterprisePort()}. */
    public SandboxOptions withTlsBeside() {
        return new SandboxOptions(clock, address, port, path, Transport.HTTP_AND_TLS, checking);
    }

    /** These options with another check against GitHub's description. */
    public SandboxOptions with(Checking checking) {
        return new SandboxOptions(clock, address, port, path, transport, checking);
    }
}
