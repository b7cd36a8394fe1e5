package io.github.runneractions.runnercleanup.plan;

import io.github.runneractions.github.runner.RunnerListing;
import java.time.Instant;
import java.util.Set;

/**
 * One check: a complete listing, the pods, and when it was. Only observations tell how long a runner has been offline: GitHub
 * gives no times.
 *
 * @param begun before the first page was requested
 * @param ended after the last page and the pods were received
 * @param livingPods the names of the pods that were alive after the listing, so that the pod of a listed runner is among them
 *     unless it is gone; empty without access to a cluster
 * @param gap how many runners more or fewer than listed there may have been, as some came and went during the listing
 */
public record Observation(Instant begun, Instant ended, RunnerListing listing, Set<String> livingPods, int gap) {}
