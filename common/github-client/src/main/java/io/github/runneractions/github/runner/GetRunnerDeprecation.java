package io.github.runneractions.github.runner;

import io.github.runneractions.github.http.ApiResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Asks when a version of the runner program ends; nothing when GitHub does not know it. An Enterprise Server knows none,
 * and a token without access to the scope gets the same response.
 *
 * @param version such as {@code 2.336.0}
 * @see <a href="https://github.blog/changelog/2026-09-03-github-actions-early-september-2026-updates/">its announcement</a>
 */
public record GetRunnerDeprecation(RunnerScope scope, String version)
        implements RunnerEndpoint<Optional<RunnerDeprecation>> {
    @Override
    public String path() {
        return scope.path() + "/actions/runners/deprecations/" + URLEncoder.encode(version, StandardCharsets.UTF_8);
    }

    @Override
    public Set<Integer> expected() {
        return Set.of(200, 404);
    }

    @Override
    public Optional<RunnerDeprecation> decode(ApiResponse response) {
        return response.status() == 404 ? Optional.empty() : Optional.of(RunnerDeprecation.of(response.json()));
    }

    @Override
    public String describe() {
        return "read from " + scope + " until when runner version " + version + " is supported";
    }
}
