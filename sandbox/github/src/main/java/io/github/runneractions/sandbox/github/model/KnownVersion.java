package io.github.runneractions.sandbox.github.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A version of the runner program that GitHub knows.
 *
 * @param registrationEnds from when on no such runner can be registered
 * @param runtimeEnds from when on no such runner gets jobs
 */
public record KnownVersion(String version, Optional<Instant> registrationEnds, Optional<Instant> runtimeEnds) {}
