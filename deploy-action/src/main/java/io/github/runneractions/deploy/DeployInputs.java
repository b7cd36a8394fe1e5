package io.github.runneractions.deploy;

import io.github.runneractions.deploy.helm.ChartReference;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.toolkit.Inputs;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What deploy is asked for.
 *
 * @param scope where the runners belong at GitHub
 * @param token sees the runners; empty when nobody looks
 * @param expectedRunners how many shall be online; empty: as many as the cluster keeps pods
 * @param timeout for Helm, and again for the runners
 */
record DeployInputs(
        ClusterConnection connection,
        ReleaseName release,
        ChartReference chart,
        ValueSources values,
        Optional<Registration> registration,
        GitHubServer server,
        RunnerScope scope,
        Optional<Secret> token,
        Optional<Integer> expectedRunners,
        Duration timeout,
        Mode mode) {
    private static final int MOST_RUNNERS = 1000;

    static DeployInputs read(Inputs inputs) {
        var connection = ClusterConnection.read(inputs);
        var release = inputs.required("release", ReleaseName::of);
        var chart = ChartReference.read(inputs);
        var values = ValueSources.read(inputs);
        var api = inputs.url("github-api-url");
        var scope = RunnerScope.read(inputs);
        var url = inputs.optional("runner-url").map(_ -> inputs.url("runner-url"));
        // With another server's URL the pods would bring it the registration token.
        url.filter(page -> api != null && !sameServer(page, new GitHubServer(api).web()))
                .ifPresent(_ -> inputs.problem(
                        "runner-url",
                        "is not a page of " + new GitHubServer(api).web() + ", which `github-api-url` belongs to"));
        var registration =
                Registration.read(inputs, () -> scope, () -> url.orElseGet(() -> scope.url(new GitHubServer(api))));
        var expected = inputs.optional("expected-runners").map(_ -> inputs.number("expected-runners", 0, MOST_RUNNERS));
        var mode = inputs.flag("dry-run") ? Mode.DRY_RUN : Mode.DEPLOY;
        var token = inputs.optionalSecret("token");
        if (token.isEmpty()
                && mode == Mode.DEPLOY
                && expected.filter(count -> count == 0).isEmpty()) {
            inputs.problem(
                    "token",
                    "is required to see the runners online, and is empty or missing; set `expected-runners: 0` if nobody"
                            + " shall look");
        }
        var timeout = inputs.duration("timeout");
        return inputs.complete(() -> new DeployInputs(
                connection.get(),
                release,
                chart,
                values,
                registration.get(),
                new GitHubServer(api),
                scope,
                token,
                expected,
                timeout,
                mode));
    }

    private static boolean sameServer(URI page, URI web) {
        return web.getScheme().equalsIgnoreCase(page.getScheme())
                && web.getHost().equalsIgnoreCase(page.getHost());
    }
}
