package io.github.runneractions.github.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    /** Far above a page of 100 runners; keeps a wrong server from filling the memory. Bytes. */
    private static final int LARGEST_BODY = 16 * 1024 * 1024;

    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(30);

    private final Proxies proxies;

    HttpAttempt(Proxies proxies) {
        this.proxies = proxies;
    }

    /** @throws IOException when no whole answer came back */
    Answer send(GitHubConnectorRequest request) throws IOException {
        var headers = request.allHeaders();
        var url = request.url();
        var answer = sendTo(url, request, headers);
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
            answer = sendTo(url, request, headers);
        }
        return answer;
    }

    private Answer sendTo(URL url, GitHubConnectorRequest request, Map<String, List<String>> headers)
            throws IOException {
        var connection = (HttpURLConnection) url.openConnection(proxies.proxyFor(url));
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) READ.toMillis());
        connection.setUseCaches(false);
        connection.setRequestMethod(request.method());
        headers.forEach((name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
        var body = request.body();
        if (request.hasBody() && body != null) {
            connection.setDoOutput(true);
            try (var out = connection.getOutputStream()) {
                body.transferTo(out);
            }
        } else if (!request.method().equals("GET") && !request.method().equals("DELETE")) {
            // GitHub answers 411 to a POST that does not say its length.
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(0);
        }
        return read(connection);
    }

    private static Answer read(HttpURLConnection connection) throws IOException {
        var status = connection.getResponseCode();
        if (status < 0) {
            throw new IOException("the answer is not HTTP");
        }
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                headers.put(name, values);
            }
        });
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            var bytes = body == null ? new byte[0] : body.readNBytes(LARGEST_BODY + 1);
            if (bytes.length > LARGEST_BODY) {
                throw new IOException("the answer is larger than " + LARGEST_BODY + " bytes");
            }
            return new Answer(status, headers, bytes);
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
