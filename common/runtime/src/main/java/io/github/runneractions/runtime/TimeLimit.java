package io.github.runneractions.runtime;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The time of one attempt on the network, which is broken off when it is over. Measured by the machine's monotonic clock, as
 * sockets are: tests cannot move it. The moment by which a whole call or run must be over is a {@link Deadline}.
 */
public final class TimeLimit {
    private final long end;

    /** One that ends in {@code left} from now. */
    public TimeLimit(Duration left) {
        this.end = System.nanoTime() + left.toNanos();
    }

    /** {@code usual} or what is left, the shorter; in milliseconds, and never 0, which would mean for ever. */
    public int atMost(Duration usual) {
        var left = (end - System.nanoTime()) / 1_000_000;
        return (int) Math.max(1, Math.min(left, usual.toMillis()));
    }

    /**
     * The result of {@code work}, within the limit. The JDK's time-outs count from one byte to the next: the resolution of a
     * name, a TLS handshake or a response that arrives byte by byte could take for ever. Such work is abandoned on a daemon
     * thread; the objects that it uses must tolerate that.
     *
     * @throws SocketTimeoutException when the time is over
     * @throws IOException that of {@code work}; its unchecked exceptions and errors are thrown as well
     */
    public <T> T within(Callable<T> work) throws IOException {
        var task = new FutureTask<T>(work);
        // A platform thread: the first virtual one would start a whole scheduler.
        Thread.ofPlatform().daemon().name("attempt").start(task);
        var interrupted = false;
        try {
            while (true) {
                try {
                    return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException _) {
                    // As with any socket, an interruption is left to the next wait.
                    interrupted = true;
                }
            }
        } catch (TimeoutException _) {
            throw new SocketTimeoutException("the attempt's time is over");
        } catch (ExecutionException e) {
            throw asItWas(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException asItWas(ExecutionException e) {
        return switch (e.getCause()) {
            case IOException failure -> failure;
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case null, default -> throw new IllegalStateException(e);
        };
    }
}
