package io.github.runneractions.imagebuilder.bench;

import io.github.runneractions.sandbox.scenario.ScenarioRun;
import java.time.Duration;

/** One way to do the work. */
public interface Contender {
    /** Its name in the result. */
    String name();

    /** Does the work in a run of its own, and returns how long that took. */
    Duration time(ScenarioRun run);
}
