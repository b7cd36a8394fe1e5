package io.github.runneractions.github.http;

import io.github.runneractions.runtime.HttpProperties;
import io.github.runneractions.runtime.TimeLimit;
import io.github.runneractions.runtime.WebAddress;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.connector.GitHubConnectorRequest;

/**
 * Sends a request once, over {@link HttpURLConnection}, which starts in half the time of {@code java.net.http}. Redirects
 * are followed here by GitHub's rules: any method for 307 and 308, only reads for the others. The authorization is not sent
 * to another host, and nothing from https to http: the response may be a token.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects">Follow
 *     redirects</a>
 */
final class HttpAttempt {
    private static final int MOST_REDIRECTS = 5;
    private static final Set<String> WEB = Set.of("http", "https");

    static {
        HttpProperties.set();
    }

    private final Proxies proxies;
    private final TrustedCertificates trusted;
    private final GitHubClock clock;
    private final String userAgent;
    private @Nullable SSLSocketFactory sockets;

    /**
     * @param clock learns from each response of the requested host
     * @param userAgent what each request names as its sender; the library github-api would name none
     */
    HttpAttempt(Proxies proxies, TrustedCertificates trusted, GitHubClock clock, String userAgent) {
        this.proxies = proxies;
        this.trusted = trusted;
        this.clock = clock;
        this.userAgent = userAgent;
    }

    /**
     * @param left how much time there is for all of it
     * @throws IOException when no complete response arrived
     */
    ApiResponse send(GitHubConnectorRequest request, ApiRequest.Timeouts timeouts, Duration left) throws IOException {
        var limit = new TimeLimit(left);
        // Here, where the request may do what it likes, and not on the attempt's own thread.
        var headers = request.allHeaders();
        return limit.within(() -> followed(request, headers, timeouts, limit));
    }

    private ApiResponse followed(
            GitHubConnectorRequest request,
            Map<String, List<String>> headers,
            ApiRequest.Timeouts timeouts,
            TimeLimit limit)
            throws IOException {
        var asked = SentRequest.of(
                URI.create(request.url().getProtocol() + "://" + request.url().getAuthority()),
                TokenType.of(headers.getOrDefault("Authorization", List.of())));
        return send(request, asked, headers, timeouts, limit);
    }

    private ApiResponse send(
            GitHubConnectorRequest request,
            SentRequest asked,
            Map<String, List<String>> original,
            ApiRequest.Timeouts timeouts,
            TimeLimit limit)
            throws IOException {
        var headers = original;
        var url = request.url();
        var response = sendTo(url, request, headers, timeouts, limit).to(asked);
        clock.learn(response);
        for (var redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            var location = response.header("location");
            if (location.isEmpty() || !follows(request.method(), response.status())) {
                return response;
            }
            var next = target(url, location.get());
            if (url.getProtocol().equals("https") && !next.getProtocol().equals("https")) {
                throw new InsecureRedirect();
            }
            if (!sameServer(next, url)) {
                headers = withoutAuthorization(headers);
            }
            url = next;
            response = sendTo(url, request, headers, timeouts, limit).to(asked.redirected(URI.create(url.toString())));
            if (sameServer(url, request.url())) {
                clock.learn(response);
            }
        }
        return response;
    }

    private static boolean sameServer(URL one, URL other) {
        return one.getAuthority().equals(other.getAuthority())
                && one.getProtocol().equals(other.getProtocol());
    }

    private ApiResponse sendTo(
            URL url,
            GitHubConnectorRequest request,
            Map<String, List<String>> headers,
            ApiRequest.Timeouts timeouts,
            TimeLimit limit)
            throws IOException {
        if (!url.getProtocol().equals("https")) {
            return exchanged(connection(url, request, headers, timeouts, limit), request);
        }
        try {
            return exchanged(secure(url, request, headers, timeouts, limit, sockets()), request);
        } catch (BoringSslSockets.NoHandshake _) {
            // The JDK knows older cipher suites and other keys.
            var others = TlsSockets.ofTheJdk(trusted);
            var response = exchanged(secure(url, request, headers, timeouts, limit, others), request);
            sockets = others;
            return response;
        }
    }

    private HttpURLConnection secure(
            URL url,
            GitHubConnectorRequest request,
            Map<String, List<String>> headers,
            ApiRequest.Timeouts timeouts,
            TimeLimit limit,
            SSLSocketFactory sockets)
            throws IOException {
        var connection = connection(url, request, headers, timeouts, limit);
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(sockets);
        }
        return connection;
    }

    private HttpURLConnection connection(
            URL url,
            GitHubConnectorRequest request,
            Map<String, List<String>> headers,
            ApiRequest.Timeouts timeouts,
            TimeLimit limit)
            throws IOException {
        var route = proxies.to(url);
        var connection = (HttpURLConnection) url.openConnection(route.proxy());
        route.identify(connection);
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(limit.atMost(timeouts.connect()));
        connection.setReadTimeout(limit.atMost(timeouts.read()));
        connection.setUseCaches(false);
        connection.setRequestMethod(request.method());
        headers.forEach((name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
        connection.setRequestProperty("User-Agent", userAgent);
        return connection;
    }

    private static ApiResponse exchanged(HttpURLConnection connection, GitHubConnectorRequest request)
            throws IOException {
        write(request, connection);
        return read(connection, request instanceof ApiRequest ours ? ours.largest() : ApiRequest.LARGEST_PAGE);
    }

    private static ApiResponse read(HttpURLConnection connection, int largest) throws IOException {
        try {
            return ApiResponse.read(connection, largest);
        } catch (StackOverflowError _) {
            // The JDK reads each interim response one call deeper.
            throw new ProtocolException("it sends interim responses without end");
        }
    }

    private SSLSocketFactory sockets() throws IOException {
        if (sockets == null) {
            TlsSockets.replaceDefault();
            sockets = TlsSockets.trusting(trusted);
        }
        return sockets;
    }

    private static void write(GitHubConnectorRequest request, HttpURLConnection connection) throws IOException {
        var body = request.body();
        if (request.hasBody() && body != null) {
            connection.setDoOutput(true);
            try (var out = connection.getOutputStream()) {
                body.transferTo(out);
            }
        } else if (!request.method().equals("GET")) {
            // GitHub responds with 411 to a POST without a length. For a DELETE, a fixed length keeps the JDK from
            // silently repeating it when the connection drops; the price is that it discards the body of a 401.
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(0);
        }
    }

    private static boolean follows(String method, int status) {
        return switch (status) {
            case 301, 302 -> method.equals("GET");
            case 307, 308 -> true;
            default -> false;
        };
    }

    private static URL target(URL from, String location) throws IOException {
        try {
            var target = URI.create(from.toString()).resolve(location);
            if (WEB.contains(String.valueOf(target.getScheme()))
                    && target.getHost() != null
                    && (target.getPort() < 0 || WebAddress.isPort(target.getPort()))) {
                return target.toURL();
            }
        } catch (IllegalArgumentException _) {
            // Not a target either. The exception is dropped, because its message would quote it.
        }
        throw new ProtocolException("its redirect's target is not a web address");
    }

    private static Map<String, List<String>> withoutAuthorization(Map<String, List<String>> headers) {
        var kept = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        kept.putAll(headers);
        kept.remove("Authorization");
        return kept;
    }

    /** The rest would be sent and received in clear text. */
    static final class InsecureRedirect extends ProtocolException {
        private static final long serialVersionUID = 1L;

        InsecureRedirect() {
            super("it redirects from https to http");
        }
    }
}
