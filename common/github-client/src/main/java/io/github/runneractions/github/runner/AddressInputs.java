package io.github.runneractions.github.runner;

import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.app.AppCredentials;
import io.github.runneractions.toolkit.Inputs;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The inputs that say whose runners are meant: exactly one of four, of which the repository has a default. */
final class AddressInputs {
    private AddressInputs() {}

    static Optional<RunnerAddress> read(Inputs inputs) {
        var url = inputs.optional("url", RunnerUrl::parse);
        var enterprise = inputs.optional("enterprise", RunnerScope::enterprise);
        var organization = inputs.optional("organization", RunnerScope::organization);
        var repository = inputs.optional("repository", RunnerScope::repository);
        var given = given(inputs);
        if (given.isEmpty() && inputs.optional("repository").isEmpty()) {
            inputs.problem("repository", "is required, unless `organization`, `enterprise` or `url` is given");
        }
        if (given.size() > 1) {
            inputs.problem(
                    given.getFirst(),
                    "is given together with `" + String.join("`, `", given.subList(1, given.size()))
                            + "`; give the one whose runners are meant");
        }
        var scope = url.map(RunnerUrl::scope).or(() -> enterprise).or(() -> organization);
        scope.filter(RunnerScope.OfEnterprise.class::isInstance)
                .ifPresent(_ -> refuseApps(inputs, url.isPresent() ? "url" : "enterprise"));
        var server = server(inputs, url);
        return scope.or(() -> repository).flatMap(of -> server.map(at -> new RunnerAddress(at, of)));
    }

    private static List<String> given(Inputs inputs) {
        var given = new ArrayList<String>();
        if (inputs.optional("url").isPresent()) {
            given.add("url");
        }
        if (inputs.optional("enterprise").isPresent()) {
            given.add("enterprise");
        }
        if (inputs.optional("organization").isPresent()) {
            given.add("organization");
        }
        // The workflow's own repository is there even when nobody meant it.
        if (inputs.optional("repository").isPresent() && !inputs.byDefault("repository")) {
            given.add("repository");
        }
        return given;
    }

    /** An enterprise knows no app: GitHub would answer 403, and not say why. */
    private static void refuseApps(Inputs inputs, String name) {
        if (AppCredentials.given(inputs)) {
            inputs.problem(
                    name, "needs a personal access token as `token`; an app cannot manage an enterprise's runners");
        } else if (inputs.optional("token")
                .filter(AddressInputs::isInstallationToken)
                .isPresent()) {
            inputs.problem(
                    name,
                    "needs a personal access token with the scope `manage_runners:enterprise`; `token` is an app's");
        }
    }

    private static boolean isInstallationToken(String token) {
        return token.startsWith("ghs_");
    }

    /** The page's own GitHub, unless somebody says that its API is elsewhere. */
    private static Optional<GitHubServer> server(Inputs inputs, Optional<RunnerUrl> url) {
        // Not there as long as it could not be read.
        var api = Optional.ofNullable(inputs.url("github-api-url"));
        var elsewhere = url.filter(page -> api.filter(other -> !at(other, page)).isPresent());
        if (elsewhere.isEmpty()) {
            return api.map(GitHubServer::new);
        }
        if (!inputs.byDefault("github-api-url")) {
            inputs.problem(
                    "url",
                    "is on " + elsewhere.get().web().getHost() + ", but `github-api-url` is of "
                            + api.orElseThrow().getHost() + "; leave one of them out");
        }
        return elsewhere.map(RunnerUrl::server);
    }

    private static boolean at(URI api, RunnerUrl page) {
        return new GitHubServer(api).web().equals(page.web());
    }
}
