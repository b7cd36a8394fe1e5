package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerListing;
import io.github.runneractions.runnercleanup.plan.RunnerCount;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import java.util.LinkedHashMap;

/**
 * Reads GitHub's list of runners until it is complete, or until several reads together have nearly all. In a large fleet whose
 * runners take one job each, some come and go during every read, and no list ever is complete.
 */
record RunnerLists(CleanupContext context) {
    static final Topic CHANGING = new Topic("The list of runners is incomplete");

    private static final int MOST_READS = 3;

    /** A larger part may not be missing: a twentieth. */
    private static final int PARTS = 20;

    /**
     * The runners of one read, or of several.
     *
     * @param gap how many runners more or fewer there may be
     */
    record Reading(RunnerListing listing, int gap) {}

    /** @throws PreconditionFailed when too many runners come and go */
    Reading read() {
        var all = new LinkedHashMap<Long, Runner>();
        var last = context.runners().list();
        all.putAll(last.runners());
        for (var reads = 1; !last.complete() && reads < MOST_READS; reads++) {
            context.log()
                    .info("GitHub reports " + RunnerCount.text(last.announced()) + " and lists "
                            + last.runners().size() + "; listing them again");
            last = context.runners().list();
            all.putAll(last.runners());
        }
        return last.complete()
                ? new Reading(last, 0)
                : together(new RunnerListing(all, last.announced()), gap(all.size(), last));
    }

    /** Those that only an earlier read has are gone or were skipped; of the others that GitHub counts, nothing is known. */
    private static int gap(int all, RunnerListing last) {
        return all
                - last.runners().size()
                + Math.abs(last.announced() - last.runners().size());
    }

    private Reading together(RunnerListing all, int gap) {
        if (gap > all.announced() / PARTS) {
            throw new PreconditionFailed(
                    CHANGING,
                    "Tried " + MOST_READS + " times to list all runners, but GitHub reports " + all.announced()
                            + ", and the last list differs from that and from the others by "
                            + RunnerCount.text(gap) + ". Nothing was removed.",
                    "Run the step again when fewer runners come and go.");
        }
        context.log()
                .info("Going on with " + RunnerCount.text(all.runners().size()) + " of " + MOST_READS + " lists: "
                        + RunnerCount.text(gap) + " came or went meanwhile, and the safety limits count "
                        + (gap == 1 ? "it" : "them") + " as stale");
        return new Reading(all, gap);
    }
}
