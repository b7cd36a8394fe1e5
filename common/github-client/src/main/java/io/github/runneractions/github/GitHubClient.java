package io.github.runneractions.github;

import io.github.runneractions.github.http.Answer;
import io.github.runneractions.github.http.ApiRequest;
import io.github.runneractions.github.http.GitHubTransport;
import io.github.runneractions.github.http.TrustedCertificates;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Rejected;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * Calls {@link Endpoint}s of one GitHub.
 *
 * @param server which GitHub
 * @param transport how it is reached
 */
public record GitHubClient(GitHubServer server, GitHubTransport transport) {
    /** A client of {@code server} that begins no attempt after {@code patience}. */
    public static GitHubClient of(GitHubServer server, Duration patience, ProcessContext context) {
        return of(server, patience, TrustedCertificates.PUBLIC, context);
    }

    /** The same for a server whose certificate one of {@code trusted} has signed. */
    public static GitHubClient of(
            GitHubServer server, Duration patience, TrustedCertificates trusted, ProcessContext context) {
        return new GitHubClient(server, new GitHubTransport(context, patience, trusted));
    }

    /** The same for what must be tried once even when the run's time is over. */
    public GitHubClient overtime() {
        return new GitHubClient(server, transport.overtime());
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
        return transport.exchange(new ApiRequest(
                endpoint.method(), server.endpoint(endpoint.path()), authorization::header, endpoint.body()));
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
