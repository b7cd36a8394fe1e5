package io.github.runneractions.deploy.helm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command line of Helm. It has neither the cluster nor its credentials: every user of a machine can read arguments.
 *
 * @param arguments without the program
 * @param limit after which Helm is asked to stop
 * @param grace how long Helm may take to stop, before it is killed
 * @see <a href="https://helm.sh/docs/helm/helm_upgrade/">helm upgrade</a>
 */
public record HelmCommand(List<String> arguments, Output output, Duration limit, Duration grace) {
    /** Nothing has to be undone. A template that loops does not end by itself. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** Less than a cancelled process has in all. */
    private static final Duration FOR_A_ROLLBACK = Duration.ofSeconds(50);

    /** What rendering takes, beside the waits. */
    private static final Duration RENDERING = Duration.ofMinutes(1);

    private static final String ROLLBACK = "--rollback-on-failure";

    /** What Helm does when an upgrade fails. */
    public enum OnFailure {
        /** It deploys the last revision that was deployed. */
        ROLL_BACK,
        /** It leaves the objects as they are. */
        LEAVE
    }

    /** How much of standard output is kept. */
    public enum Output {
        /** All of it, or the command fails. */
        WHOLE,
        /** Nothing: it is only logged. */
        LOGGED
    }

    /** Prints the objects that the chart renders, with hooks and CRDs, without a connection to the cluster. */
    public static HelmCommand template(ReleasePlan plan) {
        return new HelmCommand(
                Stream.concat(start("template", plan), Stream.of("--include-crds", "--skip-tests"))
                        .toList(),
                Output.WHOLE,
                plan.timeout(),
                AT_ONCE);
    }

    /** Installs a release that has no record, waits until all is ready, and uninstalls it on failure. */
    public static HelmCommand install(ReleasePlan plan) {
        return deployment(plan, Stream.concat(start("install", plan), Stream.concat(waits(plan), Stream.of(ROLLBACK))));
    }

    /** Upgrades a release, waits until all is ready, and rolls back on failure if {@code failure} says so. */
    public static HelmCommand upgrade(ReleasePlan plan, OnFailure failure) {
        return deployment(
                plan,
                Stream.of(
                                start("upgrade", plan),
                                waits(plan),
                                // Values of earlier runs must not remain.
                                Stream.of("--install", "--reset-values"),
                                Stream.of(ROLLBACK).filter(_ -> failure == OnFailure.ROLL_BACK))
                        .flatMap(arguments -> arguments));
    }

    private static Stream<String> waits(ReleasePlan plan) {
        return Stream.of("--wait=watcher", "--timeout", plan.timeout().toSeconds() + "s");
    }

    private static HelmCommand deployment(ReleasePlan plan, Stream<String> arguments) {
        return new HelmCommand(
                arguments.toList(),
                Output.LOGGED,
                // Helm waits up to the timeout for the new revision, and then as long for the old one.
                plan.timeout().multipliedBy(2).plus(RENDERING),
                FOR_A_ROLLBACK);
    }

    /** Has the API server check everything that {@code deployment} would do, and stores nothing. */
    public static HelmCommand dryRun(ReleasePlan plan, HelmCommand deployment) {
        return new HelmCommand(
                Stream.concat(deployment.arguments().stream(), Stream.of("--dry-run=server", "--hide-secret"))
                        .toList(),
                Output.LOGGED,
                plan.timeout(),
                AT_ONCE);
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
