package io.github.runneractions.runtime;

/** The JDK's settings for HTTP. It reads them once, at its first connection, so each client of ours sets them before. */
public final class HttpProperties {
    private HttpProperties() {}

    /** Sets them; call this before the first connection, best in a static initializer. */
    public static void set() {
        // Otherwise HttpURLConnection silently sends a POST twice when the connection drops.
        System.setProperty("sun.net.http.retryPost", "false");
        // Otherwise the JDK does not authenticate with Basic to a proxy, the only scheme that proxy variables have.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }
}
