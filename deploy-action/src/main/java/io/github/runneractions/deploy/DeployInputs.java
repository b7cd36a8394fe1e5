package io.github.runneractions.deploy;

import io.github.runneractions.deploy.helm.ChartReference;
import io.github.runneractions.github.http.TrustedCertificates;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.inputs.CaCertificatesInput;
import io.github.runneractions.inputs.ClusterConnectionInputs;
import io.github.runneractions.inputs.RunnerAddressInputs;
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
 * The inputs of deploy.
 *
 * @param address where the runners belong at GitHub
 * @param token for the list of runners; empty when the runners are not checked
 * @param expectedRunners how many must be online; empty: as many as the cluster keeps pods
 * @param trusted the certificates to trust at GitHub in addition to the public authorities
 * @param timeout for Helm, and again for the runners
 */
record DeployInputs(
        ClusterConnection connection,
        ReleaseName release,
        ChartReference chart,
        ValueSources values,
        Optional<Registration> registration,
        RunnerAddress address,
        Optional<Secret> token,
        Optional<Integer> expectedRunners,
        TrustedCertificates trusted,
        Duration timeout,
        Mode mode) {
    private static final int MOST_RUNNERS = 1000;

    static DeployInputs read(Inputs inputs) {
        var connection = ClusterConnectionInputs.read(inputs);
        var release = inputs.required("release", ReleaseName::of);
        var chart = ChartReference.read(inputs);
        var address = RunnerAddressInputs.read(inputs);
        var values = ValueSources.read(inputs, address);
        var page = page(inputs, address);
        var registration = Registration.read(
                inputs,
                address.map(RunnerAddress::scope),
                inputs.later(() -> page.get().orElseGet(() -> address.get().url())));
        var expected = inputs.optional("expected-runners", InputParsers.number(0, MOST_RUNNERS));
        var mode = inputs.nonEmptyIfGiven("dry-run", InputParsers::flag)
                .map(dry -> dry.orElse(false) ? Mode.DRY_RUN : Mode.DEPLOY);
        var token = inputs.optionalSecret("token");
        if (inputs.optional("token").isEmpty()
                && mode.ifValid().filter(Mode.DRY_RUN::equals).isEmpty()
                && expected.ifValid()
                        .filter(count -> !count.equals(Optional.of(0)))
                        .isPresent()) {
            inputs.problem(
                    "token",
                    "is required to check that the runners are online, and is empty or missing; set `expected-runners: 0`"
                            + " to skip that check" + inputs.whyEmpty());
        }
        var trusted = CaCertificatesInput.read(inputs);
        var timeout = inputs.duration("timeout");
        return inputs.complete(() -> new DeployInputs(
                connection.get(),
                release.get(),
                chart.get(),
                values.get(),
                registration.get(),
                address.get(),
                token.get(),
                expected.get(),
                trusted.get(),
                timeout.get(),
                mode.get()));
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

    /** Whether a run changes the cluster. */
    enum Mode {
        /** Deploys. */
        DEPLOY,
        /** Checks everything, in the cluster too, and changes nothing. */
        DRY_RUN
    }
}
