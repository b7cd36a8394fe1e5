package io.github.runneractions.imagebuilder.bench;

import io.github.runneractions.sandbox.scenario.ScenarioRun;
import java.time.Duration;

/** One way to do the work. */
public interface Contender {
    /** What the result calls it. */
    String name();

    /** Does the work in a run of its own, and says how long that took. */
    Duration time(ScenarioRun run);
}
