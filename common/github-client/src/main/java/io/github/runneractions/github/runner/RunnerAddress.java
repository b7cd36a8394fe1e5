package io.github.runneractions.github.runner;

import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.net.URI;

/**
 * Where runners are registered, and at which GitHub.
 *
 * @param server the GitHub whose API is asked
 */
public record RunnerAddress(GitHubServer server, RunnerScope scope) {
    /**
     * Reads one of {@code repository} (by default the workflow's own), {@code organization}, {@code enterprise} and
     * {@code url}, and {@code github-api-url}.
     */
    public static Input<RunnerAddress> read(Inputs inputs) {
        return AddressInputs.read(inputs);
    }

    /** What {@code config.sh --url} takes. */
    public URI url() {
        return scope.url(server);
    }
}
