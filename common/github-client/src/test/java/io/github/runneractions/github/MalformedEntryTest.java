package io.github.runneractions.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.Pages.Entries;
import io.github.runneractions.github.app.AppEndpoints;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.runner.ListRunners;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerEndpoints;
import io.github.runneractions.github.runner.RunnerGroups.ListRunnerGroups;
import io.github.runneractions.github.runner.RunnerGroups.RunnerGroup;
import io.github.runneractions.runtime.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One bad entry of a list does not take the others with it. */
class MalformedEntryTest {
    private static final String GOOD_RUNNER = "{\"id\":1,\"name\":\"a\",\"status\":\"offline\",\"busy\":false}";

    @Test
    void isLeftOutOfTheRunners() {
        var page = GitHubClient.decoded(
                new ListRunners(RunnerEndpoints.scope("acme"), 1),
                response("{\"total_count\":5,\"runners\":[{},7,null," + GOOD_RUNNER
                        + ",{\"id\":\"x\",\"name\":\"b\"}]}"));

        assertThat(page.runners()).extracting(Runner::name).containsExactly("a");
        assertThat(page.listed()).isEqualTo(5);
    }

    @Test
    void isLeftOutOfTheGroups() {
        var groups = GitHubClient.decoded(
                new ListRunnerGroups(RunnerEndpoints.scope("acme"), 1, Optional.empty()),
                response("{\"runner_groups\":[{\"id\":1,\"name\":null},{\"id\":2,\"name\":\"gpu\"}]}"));

        assertThat(groups).isEqualTo(new Entries<>(List.of(new RunnerGroup(2, "gpu", false)), 2));
    }

    @Test
    void doesNotHideWhereTheAppIsInstalled() {
        var permissions = "\"app_slug\":\"a\",\"permissions\":{}";
        var listed = GitHubClient.decoded(
                AppEndpoints.installations(),
                response(
                        "[{\"id\":41,\"account\":null," + permissions + "},{\"id\":42,\"account\":{\"login\":\"acme\"},"
                                + permissions + "},{\"id\":43,\"account\":{}," + permissions + "},{\"id\":44}]"));

        assertThat(listed.read())
                .extracting(Object::toString)
                .containsExactly(
                        "installation 41 on (an account that GitHub does not name)",
                        "installation 42 on acme",
                        "installation 43 on (an account that GitHub does not name)");
        assertThat(listed.listed()).isEqualTo(4);
    }

    /** Nothing can be told from such a list, not even that it is empty. */
    @ParameterizedTest
    @MethodSource("unreadable")
    void isNotTakenForAnEmptyList(Endpoint<?> endpoint, String body) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> GitHubClient.decoded(endpoint, response(body)))
                .satisfies(e -> assertThat(e.topic()).isEqualTo(ErrorExplanation.NOT_GITHUB));
    }

    static Stream<Arguments> unreadable() {
        var runners = new ListRunners(RunnerEndpoints.scope("acme"), 1);
        var groups = new ListRunnerGroups(RunnerEndpoints.scope("acme"), 1, Optional.empty());
        return Stream.of(
                Arguments.of(AppEndpoints.installations(), "{}"),
                Arguments.of(AppEndpoints.installations(), "[{}]"),
                Arguments.of(groups, "{}"),
                Arguments.of(groups, "{\"runner_groups\":{}}"),
                Arguments.of(groups, "{\"runner_groups\":[{}]}"),
                Arguments.of(runners, "{\"total_count\":1}"),
                Arguments.of(runners, "{\"total_count\":1,\"runners\":[{}]}"));
    }

    private static ApiResponse response(String body) {
        return new ApiResponse(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
