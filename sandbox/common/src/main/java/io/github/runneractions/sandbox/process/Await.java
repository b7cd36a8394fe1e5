package io.github.runneractions.sandbox.process;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for a condition with a limit, asking often: what tests do instead of sleeping. */
public final class Await {

    private static final Duration INTERVAL = Duration.ofMillis(20);

    private final Runnable check;

    /** Waits that a check can end early by throwing; it is called before each check of the condition. */
    Await(Runnable check) {
        this.check = check;
    }

    /**
     * Waits until the condition holds; one that throws does not hold yet.
     *
     * @param what the condition, as it follows "waited for"
     * @throws LimitReached at the limit, with the condition's last exception as its cause
     */
    public static void until(String what, Callable<Boolean> condition, Duration limit) {
        new Await(() -> {}).until(what, limit, condition);
    }

    void until(String what, Duration limit, Callable<Boolean> condition) {
        long end = System.nanoTime() + limit.toNanos();
        @Nullable Exception last = null;
        do {
            check.run();
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
                TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LimitReached("Interrupted while waiting for " + what, e);
            } catch (Exception e) {
                last = e;
            }
        } while (System.nanoTime() < end);
        throw new LimitReached("Waited " + limit.toMillis() + " ms without success for " + what, last);
    }

    /** The condition did not hold in time. */
    public static final class LimitReached extends RuntimeException {

        LimitReached(String message, @Nullable Exception cause) {
            super(message, cause);
        }
    }
}
