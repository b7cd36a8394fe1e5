package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.chart.Waiting;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * How Helm deploys.
 *
 * @param waiting for the objects
 * @param waitsForJobs whether Jobs must have ended too, where it waits at all
 * @param undoesFailures whether a deployment that fails is rolled back, or uninstalled if it is the first
 * @param forcesConflicts whether Helm takes fields over that another field manager owns
 * @param takesOwnership whether objects of the chart that are there already become those of the release
 * @param skipsCrds whether the chart's folder {@code crds} is left out
 * @param mostRevisions how many records of the release Helm keeps; 0 for all
 * @param timeout how long the objects may take to become ready
 */
public record HelmOptions(
        Waiting waiting,
        boolean waitsForJobs,
        boolean undoesFailures,
        boolean forcesConflicts,
        boolean takesOwnership,
        boolean skipsCrds,
        int mostRevisions,
        Duration timeout) {
    /** Helm's own. */
    private static final int DEFAULT_REVISIONS = 10;

    private static final int MOST_REVISIONS = 1000;

    /** What action.yml has by default. */
    public static HelmOptions of(Duration timeout) {
        return new HelmOptions(Waiting.WATCHER, true, true, false, false, false, DEFAULT_REVISIONS, timeout);
    }

    /** Reads them, and {@code timeout}. */
    public static Input<HelmOptions> read(Inputs inputs) {
        var waiting = inputs.oneOf("wait", Waiting.class);
        var jobs = inputs.required("wait-for-jobs", InputParsers::flag);
        var undoing = inputs.required("rollback-on-failure", InputParsers::flag);
        var conflicts = inputs.flag("force-conflicts");
        var ownership = inputs.flag("take-ownership");
        var crds = inputs.flag("skip-crds");
        var revisions = inputs.number("history-max", 0, MOST_REVISIONS);
        var timeout = inputs.required("timeout", HelmOptions::time);
        return inputs.later(() -> new HelmOptions(
                waiting.get(),
                jobs.get(),
                undoing.get(),
                conflicts.get(),
                ownership.get(),
                crds.get(),
                revisions.get(),
                timeout.get()));
    }

    private static Duration time(String text) {
        var time = InputParsers.duration(text);
        if (time.isZero()) {
            throw new IllegalArgumentException("is not more than 0; use a time span such as `10m`");
        }
        return time;
    }

    /** The same with {@code other} way of waiting, if that waits for less. */
    HelmOptions with(Waiting other) {
        return other.compareTo(waiting) <= 0
                ? this
                : new HelmOptions(
                        other,
                        waitsForJobs,
                        undoesFailures,
                        forcesConflicts,
                        takesOwnership,
                        skipsCrds,
                        mostRevisions,
                        timeout);
    }

    /** The arguments of each command that waits. */
    Stream<String> waits() {
        return Stream.of("--wait=" + waiting.argument(), "--timeout", timeout.toSeconds() + "s");
    }

    /** Those of a command that applies objects. */
    Stream<String> applies() {
        return Stream.of(
                        waits(),
                        Stream.of("--wait-for-jobs").filter(_ -> waitsForJobs && waiting != Waiting.NONE),
                        // A release of Helm 3 is applied by the client, which knows no conflicts.
                        Stream.of("--server-side=true", "--force-conflicts").filter(_ -> forcesConflicts))
                .flatMap(arguments -> arguments);
    }

    /** Those of a command that applies a chart. */
    Stream<String> deploys() {
        return Stream.of(
                        applies(),
                        Stream.of("--take-ownership").filter(_ -> takesOwnership),
                        Stream.of("--skip-crds").filter(_ -> skipsCrds))
                .flatMap(arguments -> arguments);
    }

    /** Those of a command that adds a record to others. */
    Stream<String> keeps() {
        return Stream.of("--history-max", String.valueOf(mostRevisions))
                .filter(_ -> mostRevisions != DEFAULT_REVISIONS);
    }

    /** Those of a command that prints what the chart renders. */
    Stream<String> renders() {
        return Stream.of("--include-crds").filter(_ -> !skipsCrds);
    }
}
