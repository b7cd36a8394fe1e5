package io.github.runneractions.deploy;

import io.github.runneractions.toolkit.ActionRunner;
import java.nio.file.Path;
import java.util.Optional;

/** The process that a step starts. */
public final class DeployMain {
    private static final String CHART = "--chart=";

    private DeployMain() {}

    /**
     * Runs the step.
     *
     * @param args none, or {@code --chart=FOLDER}: the runner's chart to deploy, instead of the one beside the program. Where there is
     *     no Docker, the program may be part of a runner image, whose digest only the chart of the tag knows
     */
    public static void main(String[] args) {
        var chart = args.length == 1 && args[0].startsWith(CHART)
                ? Optional.of(Path.of(args[0].substring(CHART.length())))
                : Optional.<Path>empty();
        ActionRunner.run("deploy", new DeployAction(chart), chart.isPresent() ? new String[0] : args);
    }
}
