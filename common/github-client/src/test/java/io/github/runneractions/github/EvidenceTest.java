package io.github.runneractions.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runneractions.github.app.AppEndpoints;
import io.github.runneractions.github.http.ApiResponses;
import io.github.runneractions.github.runner.CreateRegistrationToken;
import io.github.runneractions.github.runner.CreateRemoveToken;
import io.github.runneractions.github.runner.DeleteRunner;
import io.github.runneractions.github.runner.GenerateJitConfig;
import io.github.runneractions.github.runner.GetRunner;
import io.github.runneractions.github.runner.ListRunners;
import io.github.runneractions.github.runner.RunnerEndpoints;
import io.github.runneractions.github.runner.RunnerGroups.ListRunnerGroups;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.toolkit.TestRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever GitHub refuses for whatever reason: its own words and its id of the request are in the sentence. */
class EvidenceTest {
    private static final String UNUSUAL = "The moon is in the wrong quarter";
    private static final String ID = "0401:2A33:1F2B";
    private static final int[] STATUSES = {
        300, 304, 400, 401, 402, 403, 404, 405, 406, 409, 410, 411, 412, 413, 415, 418, 422, 423, 426, 428, 429, 431,
        451, 500, 501, 502, 503, 504, 520
    };

    @ParameterizedTest
    @MethodSource("endpoints")
    void standsInTheSentence(Endpoint<?> endpoint) {
        // To some calls, a status is a result.
        IntStream.of(STATUSES)
                .filter(status -> !endpoint.expected().contains(status))
                .forEach(status -> headers()
                        .forEach(headers -> assertThat(refused(endpoint, status, UNUSUAL, headers))
                                .hasMessageStartingWith("Tried to ")
                                .hasMessageContaining(String.valueOf(status))
                                .hasMessageContaining(UNUSUAL)
                                .hasMessageEndingWith("request ID " + ID + ").")));
    }

    /** Nothing that an unusual reason could be guessed from: the title must not claim a cause either. */
    @ParameterizedTest
    @MethodSource("endpoints")
    void leavesTheTitleWithoutAGuess(Endpoint<?> endpoint) {
        headers()
                .limit(4)
                .forEach(headers -> assertThat(
                                refused(endpoint, 403, UNUSUAL, headers).topic())
                        .isEqualTo(ErrorExplanation.REFUSED));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void saysThatGitHubGaveNoReason(Endpoint<?> endpoint) {
        assertThat(refused(endpoint, 410, "", withId(Map.of())))
                .hasMessageEndingWith("but GitHub responded with 410 without a reason (request ID " + ID + ").");
    }

    private static Rejected refused(Endpoint<?> endpoint, int status, String said, Map<String, List<String>> headers) {
        var response = ApiResponses.saying(status, said, headers);
        return catchThrowableOfType(Rejected.class, () -> GitHubClient.decoded(endpoint, response));
    }

    /** None, and those from which a cause could be guessed. */
    static Stream<Map<String, List<String>>> headers() {
        return Stream.of(
                        Map.<String, String>of(),
                        Map.of("x-accepted-github-permissions", "administration=write"),
                        Map.of("x-oauth-scopes", "repo, admin:org", "x-accepted-oauth-scopes", "repo"),
                        Map.of("x-oauth-scopes", "gist", "x-accepted-oauth-scopes", ""),
                        Map.of("x-oauth-scopes", "gist", "x-accepted-oauth-scopes", "repo"),
                        Map.of("x-github-sso", "required; url=https://github.com/orgs/acme/sso"),
                        Map.of("retry-after", "60"))
                .map(EvidenceTest::withId);
    }

    private static Map<String, List<String>> withId(Map<String, String> headers) {
        var all = new HashMap<String, List<String>>(Map.of("x-github-request-id", List.of(ID)));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return all;
    }

    static Stream<Endpoint<?>> endpoints() {
        var secrets = TestRun.inWorkflow(Map.of()).process.secrets();
        return Stream.concat(
                AppEndpoints.all(secrets),
                Stream.of("acme/widgets", "acme", "enterprises/acme")
                        .map(RunnerEndpoints::scope)
                        .flatMap(scope -> Stream.concat(
                                RunnerEndpoints.all(scope),
                                Stream.<Endpoint<?>>of(
                                        new CreateRegistrationToken(scope, secrets),
                                        new CreateRemoveToken(scope, secrets),
                                        new DeleteRunner(scope, 7),
                                        new GenerateJitConfig(scope, "jit-1", 1, List.of("gpu"), "_work", secrets),
                                        new GetRunner(scope, 7),
                                        new ListRunners(scope, 1),
                                        new ListRunnerGroups(scope, 1, Optional.empty())))));
    }
}
