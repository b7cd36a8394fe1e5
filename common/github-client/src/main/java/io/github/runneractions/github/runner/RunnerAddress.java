package io.github.runneractions.github.runner;

import io.github.runneractions.github.GitHubServer;
import java.net.URI;

/**
 * Where runners are registered, and at which GitHub.
 *
 * @param server the GitHub whose API is asked
 */
public record RunnerAddress(GitHubServer server, RunnerScope scope) {
    /** The value for {@code config.sh --url}. */
    public URI url() {
        return scope.url(server);
    }
}
