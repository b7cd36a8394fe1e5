package io.github.runneractions.deploy.rollout;

import io.github.runneractions.runtime.Log;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Writes changes to the log, those that come at about the same time together. */
final class Progress implements AutoCloseable {
    /** Of more pods, a change is logged with those of the next seconds. */
    private static final int MANY = 10;

    private static final long PERIOD = 500;
    private static final int PERIODS_OF_MANY = 10;

    private final Log log;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("progress").unstarted(task));
    private final List<ProgressLine> waiting = new ArrayList<>();
    private int pods;
    private int periods;

    /** @param also is done from time to time, whether or not there are changes */
    Progress(Log log, Runnable also) {
        this.log = log;
        var _ = timer.scheduleWithFixedDelay(
                () -> {
                    tick();
                    also.run();
                },
                PERIOD,
                PERIOD,
                TimeUnit.MILLISECONDS);
    }

    /**
     * Takes changes.
     *
     * @param all how many pods there are
     */
    synchronized void add(Collection<ProgressLine> changes, int all) {
        waiting.addAll(changes);
        pods = all;
    }

    /** Writes what has come so far. */
    synchronized void flush() {
        ProgressLine.fold(waiting, pods > MANY).forEach(log::info);
        waiting.clear();
        periods = 0;
    }

    private synchronized void tick() {
        periods++;
        if (pods <= MANY || periods >= PERIODS_OF_MANY) {
            flush();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        flush();
    }
}
