package io.github.runneractions.github.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.connector.GitHubConnectorRequest;

/**
 * Sends a request once, over {@link HttpURLConnection}, which starts in half the time of {@code java.net.http}. Redirects
 * are followed here by GitHub's rules: any method for 307 and 308, only reads for the others, and the authorization goes to
 * no other host than it was meant for.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects">Follow
 *     redirects</a>
 */
final class HttpAttempt {
    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(30);

    private final Proxies proxies;
    private final TrustedCertificates trusted;
    private @Nullable SSLSocketFactory sockets;

    HttpAttempt(Proxies proxies, TrustedCertificates trusted) {
        this.proxies = proxies;
        this.trusted = trusted;
    }

    /**
     * Sends it.
     *
     * @param left how much time there is for all of it
     * @throws IOException when no whole answer came back
     */
    Answer send(GitHubConnectorRequest request, Duration left) throws IOException {
        var limit = new TimeLimit(left);
        var headers = request.allHeaders();
        var url = request.url();
        var answer = sendTo(url, request, headers, limit);
        for (var redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            var location = answer.header("location");
            if (location.isEmpty() || !follows(request.method(), answer.status())) {
                return answer;
            }
            var next = target(url, location.get());
            if (!next.getAuthority().equals(url.getAuthority())
                    || !next.getProtocol().equals(url.getProtocol())) {
                headers = withoutAuthorization(headers);
            }
            url = next;
            answer = sendTo(url, request, headers, limit);
        }
        return answer;
    }

    private Answer sendTo(URL url, GitHubConnectorRequest request, Map<String, List<String>> headers, TimeLimit limit)
            throws IOException {
        var connection = proxies.to(url).open(url);
        if (connection instanceof HttpsURLConnection secure) {
            trust(secure);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(limit.atMost(CONNECT));
        connection.setReadTimeout(limit.atMost(READ));
        connection.setUseCaches(false);
        connection.setRequestMethod(request.method());
        headers.forEach((name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
        write(request, connection);
        return AnswerReader.read(connection, limit);
    }

    private void trust(HttpsURLConnection connection) throws IOException {
        if (sockets == null) {
            sockets = trusted.sockets().orElseGet(HttpsURLConnection::getDefaultSSLSocketFactory);
        }
        connection.setSSLSocketFactory(sockets);
    }

    private static void write(GitHubConnectorRequest request, HttpURLConnection connection) throws IOException {
        var body = request.body();
        if (request.hasBody() && body != null) {
            connection.setDoOutput(true);
            try (var out = connection.getOutputStream()) {
                body.transferTo(out);
            }
        } else if (!request.method().equals("GET")) {
            // GitHub answers 411 to a POST that does not say its length. For a DELETE a fixed length keeps the JDK from
            // silently repeating it when the connection drops; the price is that it throws the body of a 401 away.
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
            return URI.create(from.toString()).resolve(location).toURL();
        } catch (IllegalArgumentException e) {
            throw new IOException("the redirect's target is no URL", e);
        }
    }

    private static Map<String, List<String>> withoutAuthorization(Map<String, List<String>> headers) {
        var kept = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        kept.putAll(headers);
        kept.remove("Authorization");
        return kept;
    }
}
