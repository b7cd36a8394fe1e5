package io.github.runneractions.github;

import io.github.runneractions.github.http.Answer;
import io.github.runneractions.github.http.ApiRequest;
import io.github.runneractions.github.http.GitHubClock;
import io.github.runneractions.github.http.GitHubTransport;
import io.github.runneractions.github.http.TrustedCertificates;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Rejected;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;

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

    /** A client without a deadline, for a process that lives for months; each call is still repeated only so often. */
    public GitHubClient withoutDeadline() {
        return until(Deadline.none(deadline.clock()));
    }

    /** A client that attempts each call once even after the deadline: a token must be revoked. */
    public GitHubClient atLeastOnce() {
        return new GitHubClient(server, transport, deadline, ChronoUnit.FOREVER.getDuration());
    }

    /** GitHub's time as its responses tell it. */
    public GitHubClock clock() {
        return transport.clock();
    }

    /** What makes the library github-api go the same way. */
    public GitHubConnector connector() {
        return new LibraryConnector(this);
    }

    /**
     * Makes the call and decodes its answer.
     *
     * @throws Rejected when GitHub's answer is not one of the expected
     * @throws io.github.runneractions.runtime.Unreachable when no answer came
     */
    public <T> T call(Endpoint<T> endpoint, Authorization authorization) {
        return decoded(endpoint, exchange(endpoint, authorization));
    }

    /**
     * What {@code answer} comes to.
     *
     * @throws Rejected when it is not one of the expected, or lacks what GitHub's always has
     */
    public static <T> T decoded(Endpoint<T> endpoint, Answer answer) {
        if (answer.foreign()) {
            // Before the endpoint is asked: to it a 404 may mean that something is gone, and no other server knows
            // that.
            throw rejected(endpoint, Refusal.notGitHubs(answer), answer);
        }
        if (!endpoint.expected().contains(answer.status())) {
            throw rejected(endpoint, answer);
        }
        try {
            return endpoint.decode(answer);
        } catch (IllegalArgumentException | DateTimeException _) {
            throw rejected(endpoint, Refusal.notGitHubs(answer), answer);
        }
    }

    /** The answer as it came, for callers who tell more from it than {@link #call} does. */
    public Answer exchange(Endpoint<?> endpoint, Authorization authorization) {
        return exchange(new ApiRequest(
                endpoint.method(),
                server.endpoint(endpoint.path()),
                authorization::header,
                endpoint.body(),
                endpoint.timeouts()));
    }

    Answer exchange(GitHubConnectorRequest request) {
        return transport.exchange(request, deadline, grace);
    }

    /** What {@code answer} means as a failure of {@code endpoint}. */
    public static Rejected rejected(Endpoint<?> endpoint, Answer answer) {
        return rejected(endpoint, endpoint.refusal(answer).orElseGet(() -> Refusal.common(answer)), answer);
    }

    /** A failure of {@code endpoint} that is known without its answer, with the status that GitHub would give it. */
    public static Rejected rejected(Endpoint<?> endpoint, Refusal refusal, int status) {
        return new Rejected(refusal.topic(), sentence(endpoint, refusal), refusal.hint(), status, null);
    }

    private static Rejected rejected(Endpoint<?> endpoint, Refusal refusal, Answer answer) {
        return new Rejected(
                refusal.topic(),
                sentence(endpoint, refusal),
                refusal.hint(),
                answer.status(),
                answer.requestId().orElse(null));
    }

    private static String sentence(Endpoint<?> endpoint, Refusal refusal) {
        return "Tried to " + endpoint.describe() + ", but " + refusal.meaning() + ".";
    }
}
