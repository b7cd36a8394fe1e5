package io.github.runneractions.deploy;

import io.github.runneractions.deploy.helm.ChartSource;
import io.github.runneractions.deploy.helm.HelmOptions;
import io.github.runneractions.deploy.lock.WhenLocked;
import io.github.runneractions.deploy.secret.SecretsInput;
import io.github.runneractions.deploy.secret.WantedSecret;
import io.github.runneractions.inputs.ClusterConnectionInputs;
import io.github.runneractions.inputs.RunnerAddressInputs;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The inputs of deploy.
 *
 * @param secrets applied before Helm runs
 * @param createsNamespace whether the namespace is created when there is none
 * @param mode how far the run goes
 */
record DeployInputs(
        ClusterConnection connection,
        ReleaseName release,
        ChartSource chart,
        ValueSources values,
        List<WantedSecret> secrets,
        RunnerInputs runners,
        HelmOptions options,
        boolean createsNamespace,
        WhenLocked whenLocked,
        Task task,
        Mode mode) {
    static DeployInputs read(Inputs inputs) {
        var connection = ClusterConnectionInputs.readWithAliases(inputs);
        var release = inputs.required("release", ReleaseName::of);
        var chart = ChartSource.read(inputs);
        var address = RunnerAddressInputs.readForTokenOrApp(inputs);
        var values = ValueSources.read(inputs, chart.map(ChartSource::reference), address);
        var secrets = SecretsInput.read(inputs, release);
        var dry = inputs.nonEmptyIfGiven("dry-run", InputParsers::flag);
        var preflight = inputs.nonEmptyIfGiven("preflight-only", InputParsers::flag);
        var mode = inputs.later(() ->
                preflight.get().orElse(false) ? Mode.PREFLIGHT : dry.get().orElse(false) ? Mode.DRY_RUN : Mode.DEPLOY);
        if (preflight.ifValid().flatMap(given -> given).orElse(false)
                && dry.ifValid().flatMap(given -> given).orElse(false)) {
            inputs.problem(
                    "preflight-only",
                    "is set together with `dry-run`; leave one of them out: `preflight-only` does each check and lists all results,"
                            + " `dry-run` ends at the first that fails and shows what would change");
        }
        var task = Task.read(inputs);
        refuseChecking(task, mode, inputs);
        var waits = inputs.later(() -> mode.get() == Mode.DEPLOY && !(task.get() instanceof Task.Uninstall));
        var runners = RunnerInputs.read(inputs, address, waits);
        var options = HelmOptions.read(inputs);
        var createsNamespace = inputs.flag("create-namespace");
        var whenLocked = inputs.oneOf("when-locked", WhenLocked.class);
        return inputs.complete(() -> new DeployInputs(
                connection.get(),
                release.get(),
                chart.get(),
                values.get(),
                secrets.get(),
                runners.get(),
                options.get(),
                createsNamespace.get(),
                whenLocked.get(),
                task.get(),
                mode.get()));
    }

    private static void refuseChecking(Input<Task> task, Input<Mode> mode, Inputs inputs) {
        var name = task.ifValid().flatMap(DeployInputs::inputOf);
        if (name.isPresent() && mode.ifValid().filter(Mode.PREFLIGHT::equals).isPresent()) {
            inputs.problem(
                    "preflight-only",
                    "checks whether the chart can be deployed, but `" + name.get()
                            + "` is set; leave one of them out, or set `dry-run`");
        }
    }

    private static Optional<String> inputOf(Task task) {
        return switch (task) {
            case Task.Deploy _ -> Optional.empty();
            case Task.RollBack _ -> Optional.of("rollback-to");
            case Task.Uninstall _ -> Optional.of("uninstall");
        };
    }

    /** The Secret that this run writes for the pods to register with; empty when it writes none. */
    Optional<String> registrationSecret() {
        return runners.register() ? Optional.of(release.registrationSecret()) : Optional.empty();
    }

    /** For another deployment of the release, again for Helm, and again for the runners. */
    Duration timeout() {
        return options.timeout();
    }

    /** Whether a run changes the cluster. */
    enum Mode {
        /** All the way. */
        DEPLOY,
        /** Checks everything, in the cluster too, and changes nothing. */
        DRY_RUN,
        /** Does each check, lists how they ended, and changes nothing. */
        PREFLIGHT
    }
}
