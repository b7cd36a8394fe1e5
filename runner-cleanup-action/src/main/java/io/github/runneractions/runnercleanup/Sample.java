package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.RunnerListing;
import java.time.Instant;

/**
 * A complete listing, and when it was made. Only listings tell how long a runner has been offline: GitHub gives no times.
 *
 * @param begun before the first page was asked for
 * @param ended after the last page had come
 */
record Sample(Instant begun, Instant ended, RunnerListing listing) {}
