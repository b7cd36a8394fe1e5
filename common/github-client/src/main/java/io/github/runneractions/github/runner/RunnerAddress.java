package io.github.runneractions.github.runner;

import io.github.runneractions.github.GitHubServer;
import java.net.URI;

/**
 * Where runners are registered, and at which GitHub.
 *
 * @param server the GitHub whose API is asked
 */
public record RunnerAddress(GitHubServer server, RunnerScope scope) {
    /** What {@code config.sh --url} takes. */
    public URI url() {
        return scope.url(server);
    }
}
