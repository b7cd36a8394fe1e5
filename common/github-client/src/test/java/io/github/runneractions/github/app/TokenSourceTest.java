package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.sandbox.github.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenSourceTest {
    private final Acme acme = new Acme();
    private final TokenSource source = new TokenSource.Minted(acme.credentials, Optional.empty());

    @AfterEach
    void close() {
        // A cancellation leaves its mark on the thread that worked, which is this one.
        var _ = Thread.interrupted();
        acme.close();
    }

    @Test
    void usesTheTokenOfTheUser() {
        var given = new TokenSource.Given(acme.context.secrets().mask("ghp_ours"));

        var header = given.use(Acme.WIDGETS, Acme.TO_WIDGETS, acme.client(), acme.context, Authorization::header);
        assertThat(header).isEqualTo("Bearer ghp_ours");
        assertThat(acme.requests()).isEmpty();
    }

    @Test
    void createsATokenForAnApp() {
        var header = source.use(Acme.WIDGETS, Acme.TO_WIDGETS, acme.client(), acme.context, Authorization::header);
        assertThat(header).startsWith("Bearer ghs_");
        assertThat(acme.requests()).containsExactly("GET 200", "POST 201", "DELETE 204");
        assertThat(acme.lines)
                .contains("Created an installation token for this step only: administration: write, metadata: read");
    }

    @Test
    void createsATokenOfTheGivenInstallation() {
        var installed = new TokenSource.Minted(acme.credentials, Optional.of(42L));

        installed.use(Acme.WIDGETS, Acme.TO_WIDGETS, acme.client(), acme.context, Authorization::header);

        assertThat(acme.sandbox.exchanges().getFirst().target()).isEqualTo("/app/installations/42");
    }

    @Test
    void createsNoTokenOfAnotherAccountsInstallation() {
        var installed = new TokenSource.Minted(acme.credentials, Optional.of(42L));
        var elsewhere = new InstallationTarget.OfAccount("globex");

        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() ->
                        installed.use(elsewhere, Acme.TO_WIDGETS, acme.client(), acme.context, Authorization::header))
                .withMessageContaining("installation 42 for globex");
        assertThat(acme.requests()).containsExactly("GET 200");
    }

    @Test
    void revokesWhenTheWorkIsDone() {
        var result = source.use(Acme.WIDGETS, Acme.TO_WIDGETS, acme.client(), acme.context, _ -> "done");

        assertThat(result).isEqualTo("done");
        assertThat(acme.requests()).containsExactly("GET 200", "POST 201", "DELETE 204");
        assertThat(acme.cancellations).isEmpty();
    }

    @Test
    void forgetsARevokedToken() {
        var header = source.use(Acme.WIDGETS, Acme.TO_WIDGETS, acme.client(), acme.context, Authorization::header);

        assertThat(acme.context.secrets().scrub(header)).isEqualTo(header);
    }

    @Test
    void doesNotForgetATokenThatCouldNotBeRevoked() {
        acme.sandbox.faults().forever("DELETE /installation/token", Fault.status(500));

        var header = source.use(Acme.WIDGETS, Acme.TO_WIDGETS, acme.client(), acme.context, Authorization::header);

        assertThat(acme.context.secrets().scrub(header)).isEqualTo("Bearer ***");
    }

    @Test
    void revokesWhenTheWorkFails() {
        assertThatIllegalStateException()
                .isThrownBy(() -> source.use(Acme.WIDGETS, Acme.TO_WIDGETS, acme.client(), acme.context, _ -> {
                    throw new IllegalStateException("broken");
                }))
                .withMessage("broken");

        assertThat(acme.requests()).endsWith("DELETE 204");
    }

    @Test
    void revokesAtOnceAndOnceWhenTheJobIsCancelled() {
        source.use(Acme.WIDGETS, Acme.TO_WIDGETS, acme.client(), acme.context, _ -> {
            acme.cancellations.getFirst().run();
            assertThat(acme.requests()).containsExactly("GET 200", "POST 201", "DELETE 204");
            return "cancelled";
        });

        assertThat(acme.requests()).containsExactly("GET 200", "POST 201", "DELETE 204");
    }

    @Test
    void revokesAfterTheWorkOfACancelledJob() throws InterruptedException {
        var hook = new Thread(() -> List.copyOf(acme.cancellations).reversed().forEach(Runnable::run));

        source.use(Acme.WIDGETS, Acme.TO_WIDGETS, acme.client(), acme.context, _ -> {
            hook.start();
            awaitWaiting(hook);
            assertThat(acme.requests()).containsExactly("GET 200", "POST 201");
            return "ended";
        });
        hook.join();

        assertThat(acme.requests()).containsExactly("GET 200", "POST 201", "DELETE 204");
    }

    @Test
    void createsAnotherTokenForWorkThatTakesLonger() {
        var headers = longWork(Duration.ofMinutes(54), Duration.ofMinutes(2), Duration.ofMinutes(56));

        assertThat(headers).hasSize(3);
        assertThat(headers.get(0)).isNotEqualTo(headers.get(1));
        assertThat(headers.get(1)).isNotEqualTo(headers.get(2));
        // The first has expired when the work ends; the others have not.
        assertThat(acme.requests())
                .containsExactly("GET 200", "POST 201", "POST 201", "POST 201", "DELETE 204", "DELETE 204");
        assertThat(acme.lines)
                .contains("Created another installation token, because the last one expires at 2026-11-24T13:00:00Z");
    }

    @Test
    void keepsTheTokenWhileItLives() {
        assertThat(longWork(Duration.ofMinutes(30), Duration.ofMinutes(24)).stream()
                        .distinct())
                .hasSize(1);
        assertThat(acme.requests()).containsExactly("GET 200", "POST 201", "DELETE 204");
    }

    @Test
    void keepsTheTokenThatLivesByGitHubsClock() {
        var ahead = acme.withClock(Clock.offset(acme.time, Duration.ofMinutes(58)));
        var client = GitHubClient.of(new GitHubServer(acme.sandbox.url()), Duration.ofDays(1), ahead);

        source.use(Acme.WIDGETS, Acme.TO_WIDGETS, client, ahead, Authorization::header);

        assertThat(acme.requests()).filteredOn("POST 201"::equals).hasSize(1);
    }

    @Test
    void failsWhenItCannotCreateAnotherToken() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> source.use(Acme.WIDGETS, Acme.TO_WIDGETS, patient(), acme.context, token -> {
                    acme.sandbox.faults().forever("POST /app/installations/*/access_tokens", Fault.status(403));
                    acme.time.advance(Duration.ofMinutes(58));
                    return token.header();
                }))
                .withMessageContaining("create an installation token for acme");
        assertThat(acme.requests()).endsWith("DELETE 204");
    }

    /** The headers after each of {@code spans}. */
    private List<String> longWork(Duration... spans) {
        return source.use(
                Acme.WIDGETS,
                Acme.TO_WIDGETS,
                patient(),
                acme.context,
                token -> Stream.of(spans)
                        .map(span -> {
                            acme.time.advance(span);
                            return token.header();
                        })
                        .toList());
    }

    private GitHubClient patient() {
        return GitHubClient.of(new GitHubServer(acme.sandbox.url()), Duration.ofDays(1), acme.context);
    }

    private static void awaitWaiting(Thread thread) {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (thread.getState() != Thread.State.TIMED_WAITING && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void revokesATokenThatIsCreatedAfterTheCancellationAndDoesNotStartTheWork() {
        var context = acme.cancelledAtOnce();

        assertThatExceptionOfType(TimedOut.class)
                .isThrownBy(() -> source.use(Acme.WIDGETS, Acme.TO_WIDGETS, acme.client(), context, _ -> {
                    throw new IllegalStateException("begun");
                }))
                .satisfies(e -> assertThat(e.topic()).isEqualTo(TimedOut.CANCELLED));

        assertThat(acme.requests()).containsExactly("GET 200", "POST 201", "DELETE 204");
    }

    @Test
    void revokesAfterTheDeadlineOfTheWork() {
        source.use(Acme.WIDGETS, Acme.TO_WIDGETS, acme.client(), acme.context, _ -> {
            acme.time.sleep(Duration.ofMinutes(30));
            return "late";
        });

        assertThat(acme.requests()).endsWith("DELETE 204");
    }

    @Test
    void reportsWhyATokenCouldNotBeRevokedAndWhenItExpires() {
        acme.sandbox.faults().forever("DELETE /installation/token", Fault.status(500));

        source.use(Acme.WIDGETS, Acme.TO_WIDGETS, acme.client(), acme.context, _ -> "done");

        assertThat(acme.lines)
                .filteredOn(line -> line.startsWith("::warning"))
                .singleElement()
                .asString()
                .contains(
                        "Tried to revoke the installation token, but GitHub responded with 500: Fault of a test (request ID ")
                .contains("stays valid until it expires at 2026-11-24T13:00:00Z");
    }
}
