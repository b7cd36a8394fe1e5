package io.github.runneractions.deploy.helm;

import java.nio.file.Path;
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
public record HelmCommand(List<String> arguments, Output output, Duration limit, Duration grace, Effect effect) {
    /** The label of a record that tells the run that had Helm write it. */
    static final String RUN = "runner-actions/run";

    /** The label of a record whose revision a run has begun to uninstall: the revision. */
    static final String UNINSTALLS = "runner-actions/uninstalls";

    /** Nothing has to be undone. A template that loops does not end by itself. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** For writing to the record that the deployment failed. With the undoing, less than a cancelled process has in all. */
    private static final Duration FOR_ITS_RECORD = Duration.ofSeconds(10);

    /** What rendering takes, beside the waits. */
    private static final Duration RENDERING = Duration.ofMinutes(1);

    /** What a command does to the cluster. */
    public enum Effect {
        /** Nothing. */
        NONE,
        /** Nothing either; it downloads, and does not even connect to it. */
        FETCHES,
        /** It deploys, which may have to be undone. */
        DEPLOYS,
        /** It undoes a deployment, also when the run is cancelled. */
        UNDOES,
        /** It takes the release away. What it leaves when the run is cancelled, the next run takes away. */
        UNINSTALLS
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
                Stream.of(start("template", plan), plan.options().renders(), Stream.of("--skip-tests"))
                        .flatMap(arguments -> arguments)
                        .toList(),
                Output.WHOLE,
                plan.timeout(),
                AT_ONCE,
                Effect.NONE);
    }

    /**
     * Installs a release that has no record, and waits until all is ready. Helm undoes nothing by itself: it would look for the
     * record to do it by at that time, when another account may have laid one.
     *
     * @param run a word that nobody can guess, for the record
     */
    public static HelmCommand install(ReleasePlan plan, String run) {
        return deployment(
                plan, run, Stream.concat(start("install", plan), plan.options().deploys()));
    }

    /** Upgrades a release, and waits until all is ready; like {@link #install}. */
    public static HelmCommand upgrade(ReleasePlan plan, String run) {
        return deployment(
                plan,
                run,
                Stream.of(
                                start("upgrade", plan),
                                plan.options().deploys(),
                                plan.options().keeps(),
                                // Values of earlier runs must not remain.
                                Stream.of("--install", "--reset-values"))
                        .flatMap(arguments -> arguments));
    }

    /**
     * Deploys a revision again, and waits until all is ready. Its record gets the labels of that revision's.
     *
     * @param effect whether that is what the run is for, or undoes what it has done
     */
    public static HelmCommand rollback(ReleasePlan plan, int revision, Effect effect) {
        return change(
                plan,
                Stream.of("rollback", plan.release().text(), String.valueOf(revision)),
                Stream.concat(plan.options().applies(), plan.options().keeps()),
                effect);
    }

    /**
     * Uninstalls the release, whatever state it is in.
     *
     * @param effect whether that is what the run is for, or undoes what it has done
     */
    public static HelmCommand uninstall(ReleasePlan plan, Effect effect) {
        return change(
                plan,
                Stream.of("uninstall", plan.release().text()),
                plan.options().waits(),
                effect);
    }

    /** Downloads a chart. */
    static HelmCommand pull(List<String> arguments, Duration limit) {
        return download(Stream.concat(Stream.of("pull"), arguments.stream()), limit);
    }

    /** Downloads the indexes of all repositories that Helm knows. */
    static HelmCommand refresh(Duration limit) {
        return download(Stream.of("repo", "update"), limit);
    }

    /** Downloads the dependencies of the chart in the folder {@code chart}, as its lock file has them. */
    static HelmCommand dependencies(Path chart, Duration limit) {
        return download(Stream.of("dependency", "build", chart.toString()), limit);
    }

    private static HelmCommand download(Stream<String> arguments, Duration limit) {
        return new HelmCommand(arguments.toList(), Output.LOGGED, limit, AT_ONCE, Effect.FETCHES);
    }

    /** Upon SIGTERM, it ends at once, and writes nothing to its record. */
    private static HelmCommand change(ReleasePlan plan, Stream<String> start, Stream<String> options, Effect effect) {
        return new HelmCommand(
                Stream.of(start, Stream.of("--namespace", plan.namespace()), options)
                        .flatMap(arguments -> arguments)
                        .toList(),
                Output.LOGGED,
                plan.timeout().plus(RENDERING),
                AT_ONCE,
                effect);
    }

    private static HelmCommand deployment(ReleasePlan plan, String run, Stream<String> arguments) {
        return new HelmCommand(
                Stream.concat(arguments, Stream.of("--labels", RUN + "=" + run)).toList(),
                Output.LOGGED,
                plan.timeout().plus(RENDERING),
                FOR_ITS_RECORD,
                Effect.DEPLOYS);
    }

    /** Has the API server check everything that {@code deployment} would do, and stores nothing. */
    public static HelmCommand dryRun(ReleasePlan plan, HelmCommand deployment) {
        return new HelmCommand(
                Stream.concat(deployment.arguments().stream(), Stream.of("--dry-run=server", "--hide-secret"))
                        .toList(),
                Output.LOGGED,
                plan.timeout(),
                AT_ONCE,
                Effect.NONE);
    }

    private static Stream<String> start(String command, ReleasePlan plan) {
        var arguments = new ArrayList<String>();
        arguments.add(command);
        arguments.add(plan.release().text());
        arguments.addAll(plan.chart());
        arguments.addAll(List.of("--namespace", plan.namespace()));
        arguments.addAll(plan.values());
        return arguments.stream();
    }

    /** The same with more arguments. */
    public HelmCommand with(String... more) {
        return with(List.of(more));
    }

    /** The same with more arguments. */
    public HelmCommand with(List<String> more) {
        return new HelmCommand(Stream.concat(arguments.stream(), more.stream()).toList(), output, limit, grace, effect);
    }

    @Override
    public String toString() {
        return "helm " + String.join(" ", arguments);
    }
}
