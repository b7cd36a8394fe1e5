package io.github.runneractions.deploy;

import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.app.TokenSource;
import io.github.runneractions.github.http.TrustedCertificates;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.inputs.AppCredentialsInputs;
import io.github.runneractions.inputs.CaCertificatesInput;
import io.github.runneractions.inputs.TokenSourceInputs;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The inputs about the release's runners at GitHub.
 *
 * @param registration what the pods register with; empty to create it as the app, or else to leave that to the Secret of an earlier run
 * @param address where the runners belong at GitHub
 * @param page what the runners register with
 * @param source of the token for the list of runners, or the app; empty when the runners are not checked
 * @param expected how many must be online; empty: as many as the cluster keeps pods
 * @param trusted the certificates to trust at GitHub in addition to the public authorities
 */
record RunnerInputs(
        Optional<Registration> registration,
        RunnerAddress address,
        URI page,
        Optional<TokenSource> source,
        Optional<Integer> expected,
        TrustedCertificates trusted) {
    private static final int MOST_RUNNERS = 1000;

    /**
     * Reads them.
     *
     * @param address where the runners belong, which other inputs are checked against too
     * @param waits whether the run waits until runners are online
     */
    static Input<RunnerInputs> read(Inputs inputs, Input<RunnerAddress> address, Input<Boolean> waits) {
        var given = page(inputs, address);
        var page = inputs.later(() -> given.get().orElseGet(() -> address.get().url()));
        var registration = Registration.read(inputs, address.map(RunnerAddress::scope), page);
        var expected = inputs.optional("expected-runners", InputParsers.number(0, MOST_RUNNERS));
        var source = source(inputs, expected, waits);
        var trusted = CaCertificatesInput.read(inputs);
        return inputs.later(() -> new RunnerInputs(
                registration.get(), address.get(), page.get(), source.get(), expected.get(), trusted.get()));
    }

    private static Input<Optional<TokenSource>> source(
            Inputs inputs, Input<Optional<Integer>> expected, Input<Boolean> waits) {
        var app = AppCredentialsInputs.given(inputs);
        if (inputs.optional("token").isPresent() || !app.isEmpty()) {
            if (!app.isEmpty() && inputs.optional("registration-token").isPresent()) {
                inputs.problem(
                        "registration-token",
                        "is set together with `" + String.join("`, `", app)
                                + "`, with which the step creates one itself; leave one of them out");
            }
            return TokenSourceInputs.read(inputs).map(Optional::of);
        }
        if (waits.ifValid().orElse(false)
                && expected.ifValid()
                        .filter(count -> !count.equals(Optional.of(0)))
                        .isPresent()) {
            inputs.problem(
                    "token",
                    "is required to check that the runners are online, unless `client-id` and `private-key` of an app are set;"
                            + " set `expected-runners: 0` to skip that check" + inputs.whyEmpty());
        }
        return inputs.later(Optional::empty);
    }

    /** The app that the step acts as, if it has its key. */
    Optional<TokenSource.Minted> app() {
        return source.filter(TokenSource.Minted.class::isInstance).map(TokenSource.Minted.class::cast);
    }

    /** Whether this run writes the Secret that pods register with. */
    boolean register() {
        return registration.isPresent() || app().isPresent();
    }

    /** Whether GitHub is asked at all. */
    boolean needGitHub() {
        return source.isPresent()
                && (app().isPresent() || expected.filter(count -> count == 0).isEmpty());
    }

    /**
     * Does {@code work} with GitHub; without it, when no runners are expected and none are registered, or there is no token. The
     * token of an app is created for the work and revoked after it.
     */
    <T> T withGitHub(Duration timeout, ActionContext context, Function<Optional<RunnersAtGitHub>, T> work) {
        if (!needGitHub()) {
            return work.apply(Optional.empty());
        }
        var client = GitHubClient.of(address.server(), timeout, trusted, context.process());
        var scope = address.scope();
        return source.orElseThrow()
                .use(
                        scope.installation(),
                        scope.least(RunnerScope.Level.WRITE),
                        client,
                        context.process(),
                        authorization -> work.apply(
                                Optional.of(new RunnersAtGitHub(scope, page, client, authorization, context))));
    }

    /** What pods register with: given, or created as the app. */
    Optional<Registration> registration(Optional<RunnersAtGitHub> github) {
        return registration
                .map(given -> github.map(at -> given.with(at.removalToken())).orElse(given))
                .or(() -> github.filter(_ -> app().isPresent()).map(RunnersAtGitHub::register));
    }

    /**
     * The URL that runners register with. With a URL of another server, the pods would send it the registration token; with one of
     * other runners, the step would wait for runners that never come.
     */
    private static Input<Optional<URI>> page(Inputs inputs, Input<RunnerAddress> address) {
        var page = inputs.optional("runner-url", RunnerAddress.WebPage::parse);
        Input.ifGiven(page).ifPresent(given -> address.ifValid().ifPresent(at -> refuseOther(given, at, inputs)));
        return page.map(given -> given.map(at -> URI.create(at.web() + "/" + at.scope())));
    }

    private static void refuseOther(RunnerAddress.WebPage page, RunnerAddress address, Inputs inputs) {
        var web = address.server().web();
        if (!web.getScheme().equalsIgnoreCase(page.web().getScheme())
                || !web.getAuthority().equalsIgnoreCase(page.web().getAuthority())) {
            inputs.problem("runner-url", "is not a page of " + web + ", which `github-api-url` belongs to");
        } else if (!page.scope().toString().equalsIgnoreCase(address.scope().toString())) {
            inputs.problem(
                    "runner-url",
                    "is the page of " + page.scope() + ", but the other inputs are about the runners of "
                            + address.scope() + "; set `repository`, `organization` or `enterprise` to the same");
        }
    }
}
