package io.github.runneractions.testkit.bench;

import io.github.runneractions.testkit.scenario.Stage;
import java.time.Duration;

/** One way to do the work. */
public interface Contender {
    /** What the result calls it. */
    String name();

    /** Does the work on a stage of its own, and says how long that took. */
    Duration time(Stage stage);
}
