package io.github.runneractions.github;

import io.github.runneractions.github.http.ApiRequest;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.GitHubClock;
import io.github.runneractions.github.http.GitHubTransport;
import io.github.runneractions.github.http.TrustedCertificates;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Rejected;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Calls {@link Endpoint}s of one GitHub. A cheap view of its transport: a process has one transport, and a client for each
 * deadline.
 *
 * @param server which GitHub
 * @param transport how it is reached
 * @param deadline by when each call must have ended
 * @param grace how long after the deadline an attempt may still begin
 */
public record GitHubClient(GitHubServer server, GitHubTransport transport, Deadline deadline, Duration grace) {
    /** A client of {@code server} whose calls end within {@code timeout} from now. */
    public static GitHubClient of(GitHubServer server, Duration timeout, ProcessContext context) {
        return of(server, timeout, TrustedCertificates.PUBLIC, context);
    }

    /** A client of a server whose certificate one of {@code trusted} has signed. */
    public static GitHubClient of(
            GitHubServer server, Duration timeout, TrustedCertificates trusted, ProcessContext context) {
        return new GitHubClient(
                server,
                new GitHubTransport(context, trusted),
                Deadline.in(timeout, context.clock()),
                GitHubTransport.GRACE);
    }

    /** A client whose calls end within {@code timeout} from now, and not after this one's deadline either. */
    public GitHubClient within(Duration timeout) {
        return until(deadline.within(timeout));
    }

    /** A client whose calls end by {@code other} instead of this one's deadline. */
    public GitHubClient until(Deadline other) {
        return new GitHubClient(server, transport, other, grace);
    }

    /** A client that attempts each call once even after the deadline: a token must be revoked. */
    public GitHubClient atLeastOnce() {
        return new GitHubClient(server, transport, deadline, ChronoUnit.FOREVER.getDuration());
    }

    /** GitHub's time as its responses tell it. */
    public GitHubClock clock() {
        return transport.clock();
    }

    /** Lets the library github-api send its requests in the same way. */
    public GitHubConnector connector() {
        return new LibraryConnector(this);
    }

    /**
     * Sends the call and decodes its response.
     *
     * @throws Rejected when the status of GitHub's response is not expected
     * @throws io.github.runneractions.runtime.Unreachable when no response arrived
     */
    public <T> T call(Endpoint<T> endpoint, Authorization authorization) {
        var response = exchange(endpoint, authorization);
        if (response.request().movedRepository().isPresent()) {
            endpoint.repository().ifPresent(former -> tellPresentName(former, authorization));
        }
        try {
            return decoded(endpoint, response);
        } catch (Rejected e) {
            throw response.status() == 404 && !response.foreign()
                    ? ApiAddress.explain(endpoint, response, e, this, authorization)
                    : e;
        }
    }

    private void tellPresentName(RepositoryName former, Authorization authorization) {
        if (transport.isNews(former.toString())) {
            transport.log().info(former.renamedTo(presentName(former, authorization)));
        }
    }

    private Optional<RepositoryName> presentName(RepositoryName former, Authorization authorization) {
        var lookup = new PresentName(former);
        try {
            return Optional.of(decoded(lookup, exchange(lookup, authorization)));
        } catch (Failure _) {
            return Optional.empty();
        }
    }

    /**
     * Decodes {@code response}.
     *
     * @throws Rejected when its status is not expected, or a field is missing that GitHub always sends
     */
    public static <T> T decoded(Endpoint<T> endpoint, ApiResponse response) {
        if (response.foreign()) {
            // Before the endpoint is asked: to it a 404 may mean that something is gone, and no other server knows
            // that.
            throw rejected(endpoint, ErrorExplanation.notGitHubs(response), response);
        }
        if (!endpoint.expects(response)) {
            throw rejected(endpoint, response);
        }
        try {
            return endpoint.decode(response);
        } catch (IllegalArgumentException | DateTimeException _) {
            throw rejected(endpoint, ErrorExplanation.notGitHubs(response), response);
        }
    }

    /** The response itself, for callers that read more from it than {@link #call} does. */
    public ApiResponse exchange(Endpoint<?> endpoint, Authorization authorization) {
        return exchange(new ApiRequest(
                endpoint.method(),
                server.endpoint(endpoint.path()),
                authorization::header,
                endpoint.body(),
                endpoint.timeouts(),
                endpoint.largest()));
    }

    ApiResponse exchange(GitHubConnectorRequest request) {
        return transport.exchange(request, deadline, grace);
    }

    /** The failure of {@code endpoint} that {@code response} means. */
    public static Rejected rejected(Endpoint<?> endpoint, ApiResponse response) {
        return rejected(
                endpoint, endpoint.explanation(response).orElseGet(() -> ErrorExplanation.common(response)), response);
    }

    /** A failure of {@code endpoint} that is known without a request, with the status that GitHub would send. */
    public static Rejected rejected(Endpoint<?> endpoint, ErrorExplanation explanation, int status) {
        return new Rejected(
                explanation.topic(),
                Failure.cause(endpoint.describe(), explanation.meaning()),
                explanation.hint(),
                status,
                null);
    }

    /** The failure of {@code endpoint}, as {@code explanation} says; with GitHub's own words and the id of its response. */
    public static Rejected rejected(Endpoint<?> endpoint, ErrorExplanation explanation, ApiResponse response) {
        return new Rejected(
                explanation.topic(),
                explanation.cause(endpoint, response),
                explanation.hint(),
                response.status(),
                response.requestId().orElse(null));
    }

    /** The calls of the library github-api, which go the same way as ours. */
    private record LibraryConnector(GitHubClient client) implements GitHubConnector {
        @Override
        public GitHubConnectorResponse send(GitHubConnectorRequest request) {
            return new Response(request, client.exchange(request));
        }

        private static final class Response extends GitHubConnectorResponse.ByteArrayResponse {
            private final ApiResponse response;

            Response(GitHubConnectorRequest request, ApiResponse response) {
                super(request, response.status(), response.headers());
                this.response = response;
            }

            @Override
            protected InputStream rawBodyStream() {
                return new ByteArrayInputStream(response.body());
            }
        }
    }
}
