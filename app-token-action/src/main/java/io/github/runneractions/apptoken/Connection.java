package io.github.runneractions.apptoken;

import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.http.TrustedCertificates;
import io.github.runneractions.inputs.CaCertificatesInput;
import io.github.runneractions.inputs.GitHubApiInput;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.time.Duration;

/**
 * How to connect to GitHub, for the main step and the post step.
 *
 * @param timeout for all requests and waits together
 * @param trusted the certificates to trust in addition to the public authorities
 */
record Connection(GitHubServer server, Duration timeout, TrustedCertificates trusted) {
    static Input<Connection> read(Inputs inputs) {
        var server = GitHubApiInput.read(inputs);
        var timeout = inputs.duration("timeout");
        var trusted = CaCertificatesInput.read(inputs);
        return inputs.later(() -> new Connection(server.get(), timeout.get(), trusted.get()));
    }

    GitHubClient client(ActionContext context) {
        return GitHubClient.of(server, timeout, trusted, context.process());
    }
}
