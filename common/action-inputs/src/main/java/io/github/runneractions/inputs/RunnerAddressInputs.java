package io.github.runneractions.inputs;

import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.http.TokenType;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads whose runners an action is about: exactly one of four inputs, of which {@code repository} has a default. */
public final class RunnerAddressInputs {
    private RunnerAddressInputs() {}

    /**
     * Reads one of {@code repository} (by default the workflow's own), {@code organization}, {@code enterprise} and
     * {@code url}, and {@code github-api-url}, for an action that takes a {@code token} only.
     */
    public static Input<RunnerAddress> read(Inputs inputs) {
        return read(inputs, false);
    }

    /** Reads the address for an action that also accepts the credentials of an app. */
    public static Input<RunnerAddress> readForTokenOrApp(Inputs inputs) {
        return read(inputs, !AppCredentialsInputs.given(inputs).isEmpty());
    }

    private static Input<RunnerAddress> read(Inputs inputs, boolean app) {
        var url = inputs.optional("url", RunnerAddress.WebPage::parse);
        var scope = scope(inputs, url);
        scope.ifValid().filter(RunnerScope.OfEnterprise.class::isInstance).ifPresent(_ -> refuseApps(inputs, app));
        var server = server(inputs, url);
        return inputs.later(() -> new RunnerAddress(server.get(), scope.get()));
    }

    private static Input<RunnerScope> scope(Inputs inputs, Input<Optional<RunnerAddress.WebPage>> url) {
        var enterprise = inputs.optional("enterprise", RunnerScope::enterprise);
        var organization = inputs.optional("organization", RunnerScope::organization);
        var repository = inputs.optional("repository", RunnerScope::repository);
        var given = given(inputs);
        if (given.isEmpty() && inputs.optional("repository").isEmpty()) {
            return inputs.problem("repository", "is required, unless `organization`, `enterprise` or `url` is set");
        }
        if (given.size() > 1) {
            inputs.problem(
                    given.getFirst(),
                    "is set together with `" + String.join("`, `", given.subList(1, given.size()))
                            + "`; set only one of them");
        }
        return inputs.later(() -> url.get()
                .map(RunnerAddress.WebPage::scope)
                .or(enterprise::get)
                .or(organization::get)
                .or(repository::get)
                .orElseThrow());
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
        // The default is the workflow's own repository, so it does not show what the user wants.
        if (inputs.optional("repository").isPresent() && !inputs.isDefault("repository")) {
            given.add("repository");
        }
        return given;
    }

    /** An app cannot manage an enterprise's runners: GitHub would respond with 403, without a reason. */
    private static void refuseApps(Inputs inputs, boolean app) {
        var name = inputs.optional("url").isPresent() ? "url" : "enterprise";
        if (app) {
            inputs.problem(
                    name, "needs a personal access token as `token`; an app cannot manage an enterprise's runners");
        } else if (inputs.optional("token")
                .filter(token -> TokenType.of(token) == TokenType.INSTALLATION)
                .isPresent()) {
            inputs.problem(
                    name,
                    "needs a personal access token with the scope `manage_runners:enterprise`; `token` is an app's");
        }
    }

    /**
     * The server that gets the token. In a workflow, {@code github-api-url} is always set, and a URL must not send the token to
     * another server unless the user sets that input to it.
     */
    private static Input<GitHubServer> server(Inputs inputs, Input<Optional<RunnerAddress.WebPage>> url) {
        var api = GitHubApiInput.read(inputs);
        var elsewhere = Input.ifGiven(url)
                .filter(page -> api.ifValid().filter(other -> !at(other, page)).isPresent());
        if (elsewhere.isEmpty()) {
            return api;
        }
        var page = elsewhere.get();
        var known = Stream.of("GITHUB_API_URL", "INPUT_GITHUB-API-URL", "INPUT_GITHUB_API_URL")
                .anyMatch(name -> inputs.environment().value(name).isPresent());
        if (known) {
            inputs.problem(
                    "url",
                    "is on " + page.web().getAuthority() + ", but `github-api-url` is on "
                            + api.ifValid().orElseThrow().api().getAuthority()
                            + "; to use that server, set `github-api-url` to its API, `"
                            + page.server().api() + "`");
        } else if (!"https".equals(page.web().getScheme())) {
            inputs.problem("url", "is not an https URL; a token is sent only over https");
        }
        return inputs.later(page::server);
    }

    /** Compares host and port only: the scheme of the URL does not have to be that of the API. */
    private static boolean at(GitHubServer server, RunnerAddress.WebPage page) {
        return server.web()
                .getAuthority()
                .equalsIgnoreCase(page.web().getAuthority().replaceFirst("^www\\.(?=github\\.com$)", ""));
    }
}
