package io.github.runneractions.deploy.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command line of Helm. It has neither the cluster nor its credentials: every user of a machine can read arguments.
 *
 * @param arguments without the program
 * @see <a href="https://helm.sh/docs/helm/helm_upgrade/">helm upgrade</a>
 */
public record HelmCommand(List<String> arguments) {
    /** Prints the objects that the chart renders, with hooks and CRDs, without a connection to the cluster. */
    public static HelmCommand template(ReleasePlan plan) {
        return new HelmCommand(Stream.concat(start("template", plan), Stream.of("--include-crds", "--skip-tests"))
                .toList());
    }

    /** Installs or upgrades, waits until all is ready, and rolls back on failure. */
    public static HelmCommand upgrade(ReleasePlan plan) {
        return new HelmCommand(Stream.concat(
                        start("upgrade", plan),
                        Stream.of(
                                "--install",
                                "--rollback-on-failure",
                                "--wait=watcher",
                                "--timeout",
                                plan.timeout().toSeconds() + "s",
                                // Values of earlier runs must not remain.
                                "--reset-values"))
                .toList());
    }

    /** Has the API server check everything, and stores nothing. */
    public static HelmCommand dryRun(ReleasePlan plan) {
        return new HelmCommand(
                Stream.concat(upgrade(plan).arguments().stream(), Stream.of("--dry-run=server", "--hide-secret"))
                        .toList());
    }

    private static Stream<String> start(String command, ReleasePlan plan) {
        var arguments = new ArrayList<String>();
        arguments.add(command);
        arguments.add(plan.release().text());
        arguments.addAll(plan.chart());
        arguments.addAll(List.of("--namespace", plan.namespace()));
        plan.values().forEach(file -> arguments.addAll(List.of("--values", file.toString())));
        return arguments.stream();
    }

    @Override
    public String toString() {
        return "helm " + String.join(" ", arguments);
    }
}
