package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.RunnerListing;
import java.time.Instant;

/**
 * One look: a complete listing, the pods, and when it was. Only looks tell how long a runner has been offline: GitHub gives
 * no times.
 *
 * @param begun before the first page was asked for
 * @param ended after the last page and the pods had come
 * @param pods as they were after the listing: the pod of a listed runner is among them, unless it is gone
 */
record Sample(Instant begun, Instant ended, RunnerListing listing, Pods pods) {}
