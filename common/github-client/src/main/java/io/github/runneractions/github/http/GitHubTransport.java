package io.github.runneractions.github.http;

import io.github.runneractions.github.crypto.BoringSsl;
import io.github.runneractions.github.http.SentRequest.PriorAttempts;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Sleeper;
import io.github.runneractions.runtime.TimedOut;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.github.connector.GitHubConnectorRequest;

/**
 * Sends every call to GitHub, ours and github-api's. It repeats calls by {@link RetryPolicy}, and logs each wait, until the
 * call's deadline. One for a whole process: it knows GitHub's clock and keeps connections.
 */
public final class GitHubTransport {
    /** A look that was due at the deadline may come a little late, after a pause of its caller's. */
    public static final Duration GRACE = Duration.ofSeconds(15);

    /** Far above what any response takes: keeps a server that trickles from holding a call without a deadline for ever. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(10);

    private final Environment environment;
    private final Proxies proxies;
    private final HttpAttempt attempt;
    private final RetryPolicy policy;
    private final Log log;
    private final Sleeper sleeper;
    private final GitHubClock clock;
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private volatile boolean found;

    /** A transport that trusts {@code trusted} beside the public authorities and repeats by the standard policy. */
    public GitHubTransport(ProcessContext context, TrustedCertificates trusted) {
        this(context, trusted, RetryPolicy.STANDARD);
    }

    /** A transport that repeats by {@code policy}. */
    public GitHubTransport(ProcessContext context, TrustedCertificates trusted, RetryPolicy policy) {
        this.proxies = new Proxies(context.environment(), context.secrets());
        this.policy = policy;
        this.log = context.log();
        this.sleeper = context.sleeper();
        this.clock = new GitHubClock(context.clock());
        this.environment = context.environment();
        this.attempt = new HttpAttempt(proxies, trusted, clock, environment.userAgent());
        BoringSsl.problem().ifPresent(problem -> log.debug("TLS of the JDK instead of BoringSSL's: " + problem));
    }

    /** The log of the process. */
    public Log log() {
        return log;
    }

    /** Whether {@code text} is said for the first time in this process: for news that many responses have. */
    public boolean isNews(String text) {
        return said.add(text);
    }

    /** Whether this process has ever had something else than an error: then the address of the API is right. */
    public boolean hasFoundAnything() {
        return found;
    }

    /** GitHub's time, learned from its responses. */
    public GitHubClock clock() {
        return clock;
    }

    /**
     * Sends {@code request} until the response is final, whatever its status.
     *
     * @param deadline after it every attempt ends, and no wait goes beyond it
     * @param grace how long after the deadline an attempt may still begin, with {@link ApiRequest.Timeouts#least} of time
     * @throws io.github.runneractions.runtime.Unreachable when no response arrived
     * @throws TimedOut when the deadline had passed before it could be sent
     */
    public ApiResponse exchange(GitHubConnectorRequest request, Deadline deadline, Duration grace) {
        var earlier = PriorAttempts.WITHOUT_EFFECT;
        for (var number = 1; ; number++) {
            try {
                requireTime(request, deadline, grace);
                var response = once(request, deadline, earlier);
                var wait = policy.after(number, response, clock.now());
                if (wait.isEmpty() || !waited(request, wait.get(), deadline)) {
                    return response;
                }
                earlier = response.status() >= 500 ? PriorAttempts.MAY_HAVE_SUCCEEDED : earlier;
            } catch (IOException e) {
                var wait = policy.after(number, e);
                if (wait.isEmpty() || !waited(request, wait.get(), deadline)) {
                    var url = request.url();
                    throw NetworkErrors.of(url, proxies.to(url), e, environment);
                }
                earlier = NetworkErrors.before(e) ? earlier : PriorAttempts.MAY_HAVE_SUCCEEDED;
            }
        }
    }

    private static void requireTime(GitHubConnectorRequest request, Deadline deadline, Duration grace) {
        // Not negated(), which would start the decimal numbers.
        if (Duration.ZERO.minus(deadline.left()).compareTo(grace) > 0) {
            throw new TimedOut(
                    NetworkErrors.SLOW,
                    Failure.cause(request.method() + " " + path(request.url()), "the step's timeout has passed"),
                    Hint.of(
                            "Check in the log what took so long, then raise {} or run the step again.",
                            GitHubSettings.TIMEOUT));
        }
    }

    private ApiResponse once(GitHubConnectorRequest request, Deadline deadline, PriorAttempts earlier)
            throws IOException {
        var timeouts = request instanceof ApiRequest ours ? ours.timeouts() : ApiRequest.Timeouts.DEFAULT;
        var start = System.nanoTime();
        var response = attempt.send(request, timeouts, time(deadline, timeouts));
        var millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        var left = response.header("x-ratelimit-remaining").orElse("?");
        log.debug(request.method() + " " + path(request.url()) + ": " + response.status() + " in " + millis + " ms, "
                + left + " requests left");
        if (response.status() < 300 && !response.foreign()) {
            found = true;
        }
        return response.to(response.request().after(earlier));
    }

    private static Duration time(Deadline deadline, ApiRequest.Timeouts timeouts) {
        var left = deadline.within(LONGEST_ATTEMPT).left();
        return left.compareTo(timeouts.least()) < 0 ? timeouts.least() : left;
    }

    /** Waits if there is time for it; {@code false} when the deadline would come before. */
    private boolean waited(GitHubConnectorRequest request, RetryPolicy.Wait wait, Deadline deadline) {
        if (!deadline.allows(wait.duration())) {
            log.info("Not waiting " + seconds(wait.duration()) + " because the step's timeout ends earlier: "
                    + wait.reason());
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
}
