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
 * How GitHub is reached, by the main step and by the post step alike.
 *
 * @param api the REST API's base
 * @param timeout for all requests and waits together
 * @param trusted whom to trust beside the public authorities
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
