package io.github.runneractions.testkit.sandbox.world;

import java.time.Instant;
import java.util.Optional;

/**
 * A version of the runner program that GitHub knows.
 *
 * @param registrationEnds from when on no such runner can be registered
 * @param runtimeEnds from when on no such runner gets jobs
 */
public record RunnerVersion(String version, Optional<Instant> registrationEnds, Optional<Instant> runtimeEnds) {}
