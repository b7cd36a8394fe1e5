package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.toolkit.TestRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings as GitHub sends them, and those that never end. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunnerListingTest {
    private final TestRun run = TestRun.inWorkflow(Map.of());
    private final GitHubSandbox sandbox =
            GitHubSandbox.start(SandboxOptions.defaults().with(SandboxOptions.Checking.OFF));
    private final Authorization token =
            Authorization.token(run.process.secrets().mask("ghs_of-a-listing"));

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void endsWhenPagesHaveNoNewRunners() {
        sandbox.faults()
                .forever(
                        "GET /orgs/acme/actions/runners",
                        Fault.status(200).body("{\"total_count\": 100000, \"runners\": [" + hundred() + "]}"));

        var listing = RunnerListing.read(
                new RunnerScope.OfOrganization("acme"),
                GitHubClient.of(new GitHubServer(sandbox.url()), Duration.ofMinutes(5), run.process),
                token);

        assertThat(listing.complete()).isFalse();
        assertThat(listing.runners()).hasSize(100);
        assertThat(sandbox.exchanges()).hasSizeLessThanOrEqualTo(101);
    }

    /** GitHub counts it, but nothing can be done about it: the list must not pass for incomplete. */
    @Test
    void isCompleteWithoutAnEntryThatCannotBeRead() {
        sandbox.faults()
                .once(
                        "GET /orgs/acme/actions/runners",
                        Fault.status(200)
                                .body("{\"total_count\": 102, \"runners\": [{\"id\": null},"
                                        + hundred().substring(hundred().indexOf("},") + 2) + "]}"));
        sandbox.faults()
                .once(
                        "GET /orgs/acme/actions/runners",
                        Fault.status(200)
                                .body(
                                        "{\"total_count\": 102, \"runners\": [{\"id\": 200, \"name\": \"a\"}, {\"id\": 201, \"name\": \"b\"}]}"));

        var listing = RunnerListing.read(
                new RunnerScope.OfOrganization("acme"),
                GitHubClient.of(new GitHubServer(sandbox.url()), Duration.ofMinutes(5), run.process),
                token);

        assertThat(listing.runners()).hasSize(101);
        assertThat(listing.complete()).isTrue();
    }

    @Test
    void keepsWhatGitHubSaysOfARunner() {
        sandbox.faults()
                .once(
                        "GET /orgs/acme/actions/runners",
                        Fault.status(200)
                                .body(
                                        "{\"total_count\": 1, \"runners\": [{\"id\": 7, \"name\": \"a\", \"status\": \"online\","
                                                + " \"busy\": false, \"ephemeral\": true, \"runner_group_id\": 3,"
                                                + " \"labels\": [{\"name\": \"gpu\"}], \"version\": \"2.338.0\"}]}"));

        var listing = RunnerListing.read(
                new RunnerScope.OfOrganization("acme"),
                GitHubClient.of(new GitHubServer(sandbox.url()), Duration.ofMinutes(5), run.process),
                token);

        assertThat(listing.all())
                .containsExactly(
                        new Runner(7, "a", true, false, Runner.Lifetime.EPHEMERAL, 3, List.of("gpu"), "2.338.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"none\"", "null", "-1", "1.5", "4294967296"})
    void isNotReadIfItsTotalIsNoCount(String total) {
        sandbox.faults()
                .forever(
                        "GET /orgs/acme/actions/runners",
                        Fault.status(200).body("{\"total_count\": " + total + ", \"runners\": []}"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> RunnerListing.read(
                        new RunnerScope.OfOrganization("acme"),
                        GitHubClient.of(new GitHubServer(sandbox.url()), Duration.ofMinutes(5), run.process),
                        token));
    }

    private static String hundred() {
        return IntStream.range(0, 100)
                .mapToObj("{\"id\": %1$d, \"name\": \"r%1$d\", \"status\": \"offline\", \"busy\": false}"::formatted)
                .collect(Collectors.joining(","));
    }
}
