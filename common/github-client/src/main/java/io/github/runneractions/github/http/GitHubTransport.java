package io.github.runneractions.github.http;

import io.github.runneractions.github.http.Asked.Earlier;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Sleeper;
import io.github.runneractions.runtime.TimedOut;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Every call to GitHub, ours and github-api's, goes through here: repeated by {@link RetryPolicy}, with each wait said in
 * the log, until the run's time is over.
 */
public final class GitHubTransport implements GitHubConnector {
    private static final Duration LAST_ATTEMPT = Duration.ofSeconds(5);
    /** A look that was due at the end may come a little late, after a pause of its caller's. */
    private static final Duration LATE = Duration.ofSeconds(15);

    private final Proxies proxies;
    private final HttpAttempt attempt;
    private final RetryPolicy policy =
            new RetryPolicy(() -> ThreadLocalRandom.current().nextDouble());
    private final Log log;
    private final Sleeper sleeper;
    private final Clock machine;
    private final GitHubClock clock;
    private final Instant deadline;
    private final Instant end;

    /**
     * A transport.
     *
     * @param patience after this time every attempt ends and none is begun
     * @param trusted whom to trust beside the public authorities
     */
    public GitHubTransport(ProcessContext context, Duration patience, TrustedCertificates trusted) {
        this.proxies = new Proxies(context.environment(), context.secrets());
        this.log = context.log();
        this.sleeper = context.sleeper();
        this.machine = context.clock();
        this.clock = new GitHubClock(machine);
        this.attempt = new HttpAttempt(proxies, trusted, clock);
        this.deadline = machine.instant().plus(patience);
        this.end = deadline.plus(LATE);
    }

    private GitHubTransport(GitHubTransport same, Instant end) {
        this.proxies = same.proxies;
        this.log = same.log;
        this.sleeper = same.sleeper;
        this.machine = same.machine;
        this.clock = same.clock;
        this.attempt = same.attempt;
        this.deadline = same.deadline;
        this.end = end;
    }

    /** The same for what must be tried once even when the run's time is over: a token must be revoked. */
    public GitHubTransport overtime() {
        return new GitHubTransport(this, Instant.MAX);
    }

    /** GitHub's time as its answers tell it. */
    public GitHubClock clock() {
        return clock;
    }

    /**
     * Sends {@code request} until the answer is final, whatever its status.
     *
     * @throws io.github.runneractions.runtime.Unreachable when no answer came
     * @throws TimedOut when the run's time was over before it could be sent
     */
    public Answer exchange(GitHubConnectorRequest request) {
        var earlier = Earlier.NOTHING;
        for (var number = 1; ; number++) {
            try {
                var answer = once(request, earlier);
                var wait = policy.after(number, answer, clock.now());
                if (wait.isEmpty() || !waited(request, wait.get())) {
                    return answer;
                }
                earlier = answer.status() >= 500 ? Earlier.PERHAPS_DONE : earlier;
            } catch (IOException e) {
                var wait = policy.after(number, e);
                if (wait.isEmpty() || !waited(request, wait.get())) {
                    var url = request.url();
                    throw NetworkFailures.of(url, proxies.to(url), e);
                }
                earlier = NetworkFailures.before(e) ? earlier : Earlier.PERHAPS_DONE;
            }
        }
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) {
        return new Response(request, exchange(request));
    }

    private Answer once(GitHubConnectorRequest request, Earlier earlier) throws IOException {
        if (machine.instant().isAfter(end)) {
            throw new TimedOut(
                    NetworkFailures.SLOW,
                    "Tried to " + request.method() + " " + path(request.url()) + ", but the step's timeout was over.",
                    "Look in the log at what took the time, then raise `timeout` or run the step again.");
        }
        var start = System.nanoTime();
        var answer = attempt.send(request, left());
        log.debug("%s %s: %d in %d ms, %s requests left"
                .formatted(
                        request.method(),
                        path(request.url()),
                        answer.status(),
                        Duration.ofNanos(System.nanoTime() - start).toMillis(),
                        answer.header("x-ratelimit-remaining").orElse("?")));
        return answer.to(answer.asked().after(earlier));
    }

    /** An attempt at the very end is a short one. */
    private Duration left() {
        var left = Duration.between(machine.instant(), deadline);
        return left.compareTo(LAST_ATTEMPT) < 0 ? LAST_ATTEMPT : left;
    }

    /** Waits if there is time for it; {@code false} when the run's time would be over before. */
    private boolean waited(GitHubConnectorRequest request, RetryPolicy.Wait wait) {
        if (machine.instant().plus(wait.duration()).isAfter(deadline)) {
            log.info("Not waiting " + seconds(wait.duration()) + " although " + wait.reason()
                    + ": the step's timeout comes first");
            return false;
        }
        log.info("Waiting " + seconds(wait.duration()) + " to repeat " + request.method() + " " + path(request.url())
                + ": " + wait.reason());
        sleeper.sleep(wait.duration());
        return true;
    }

    private static String path(URL url) {
        return url.getPath();
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }

    private static final class Response extends GitHubConnectorResponse.ByteArrayResponse {
        private final Answer answer;

        Response(GitHubConnectorRequest request, Answer answer) {
            super(request, answer.status(), answer.headers());
            this.answer = answer;
        }

        @Override
        protected InputStream rawBodyStream() {
            return new ByteArrayInputStream(answer.body());
        }
    }
}
