package io.github.runneractions.apptoken;

import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.http.TrustedCertificates;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.net.URI;
import java.time.Duration;

/**
 * How to connect to GitHub, for the main step and the post step.
 *
 * @param api the REST API's base URL
 * @param timeout for all requests and waits together
 * @param trusted the certificates to trust in addition to the public authorities
 */
record Connection(URI api, Duration timeout, TrustedCertificates trusted) {
    static Input<Connection> read(Inputs inputs) {
        var api = inputs.url("github-api-url");
        var timeout = inputs.duration("timeout");
        var trusted = inputs.optional("ca-certificates", TrustedCertificates::parse);
        return inputs.later(
                () -> new Connection(api.get(), timeout.get(), trusted.get().orElse(TrustedCertificates.PUBLIC)));
    }

    GitHubClient client(ActionContext context) {
        return GitHubClient.of(new GitHubServer(api), timeout, trusted, context.process());
    }
}
