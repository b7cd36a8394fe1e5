package io.github.runneractions.deploy;

import io.github.runneractions.deploy.helm.ChartReference;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.inputs.ClusterConnectionInputs;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
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
        var connection = ClusterConnectionInputs.read(inputs);
        var release = inputs.required("release", ReleaseName::of);
        var chart = ChartReference.read(inputs);
        var values = ValueSources.read(inputs);
        var server = inputs.url("github-api-url").map(GitHubServer::new);
        var scope = scope(inputs);
        var page = page(inputs, server);
        var registration = Registration.read(
                inputs,
                scope,
                inputs.later(() -> page.get().orElseGet(() -> scope.get().url(server.get()))));
        var expected = inputs.optional("expected-runners", InputParsers.number(0, MOST_RUNNERS));
        var mode = inputs.flag("dry-run").map(dry -> dry ? Mode.DRY_RUN : Mode.DEPLOY);
        var token = inputs.optionalSecret("token");
        if (token.isEmpty()
                && mode.ifValid().filter(Mode.DRY_RUN::equals).isEmpty()
                && Input.ifGiven(expected).filter(count -> count == 0).isEmpty()) {
            inputs.problem(
                    "token",
                    "is required to see the runners online, and is empty or missing; set `expected-runners: 0` if nobody"
                            + " shall look");
        }
        var timeout = inputs.duration("timeout");
        return inputs.complete(() -> new DeployInputs(
                connection.get(),
                release.get(),
                chart.get(),
                values.get(),
                registration.get(),
                server.get(),
                scope.get(),
                token,
                expected.get(),
                timeout.get(),
                mode.get()));
    }

    /**
     * Reads {@code organization}, or {@code repository} ({@code owner/name}), which action.yml sets to the workflow's own.
     * An organisation, once given, goes before the default.
     */
    private static Input<RunnerScope> scope(Inputs inputs) {
        if (inputs.optional("organization").isPresent()) {
            return inputs.required("organization", RunnerScope::organization);
        }
        return inputs.required("repository", RunnerScope::repository);
    }

    /** The page that runners register at. With another server's the pods would bring it the registration token. */
    private static Input<Optional<URI>> page(Inputs inputs, Input<GitHubServer> server) {
        var page = inputs.optional("runner-url", InputParsers::url);
        Input.ifGiven(page)
                .ifPresent(given -> server.ifValid()
                        .filter(at -> !sameServer(given, at.web()))
                        .ifPresent(at -> inputs.problem(
                                "runner-url", "is not a page of " + at.web() + ", which `github-api-url` belongs to")));
        return page;
    }

    private static boolean sameServer(URI page, URI web) {
        return web.getScheme().equalsIgnoreCase(page.getScheme())
                && web.getHost().equalsIgnoreCase(page.getHost());
    }
}
