package io.github.runneractions.sandbox.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Closes everything that is still open when the JVM ends, the newest first. */
public final class AtExit {

    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();
    private static boolean exiting;

    static {
        // One hook for all: the hooks of a JVM run at the same time, and a folder must outlive the programs that use
        // it.
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "close-at-exit"));
    }

    private AtExit() {}

    /**
     * Closes this at exit, before what was given earlier.
     *
     * @throws IllegalStateException when the JVM is ending already; this is closed then
     */
    public static void close(AutoCloseable open) {
        if (!keep(open)) {
            closeQuietly(open);
            throw new IllegalStateException("The JVM is ending");
        }
    }

    /**
     * Starts something and closes it at exit, before what was started earlier.
     *
     * @throws IllegalStateException when the JVM is ending already; nothing is started then
     */
    static synchronized <T extends AutoCloseable> T start(Supplier<T> start) {
        if (exiting) {
            throw new IllegalStateException("The JVM is ending");
        }
        var open = start.get();
        OPEN.push(open);
        return open;
    }

    /**
     * Closes this at exit, before what was given earlier; when the JVM is ending already its opener must, who is then one
     * of those that close.
     */
    public static void closeUnlessExiting(AutoCloseable open) {
        var _ = keep(open);
    }

    /** Forgets what was closed before. */
    public static synchronized void forget(AutoCloseable closed) {
        OPEN.remove(closed);
    }

    /** Whether the JVM is ending: what is open is being closed, so what uses it fails. */
    public static synchronized boolean ending() {
        return exiting;
    }

    private static synchronized boolean keep(AutoCloseable open) {
        if (!exiting) {
            OPEN.push(open);
        }
        return !exiting;
    }

    private static synchronized List<AutoCloseable> takeAll() {
        exiting = true;
        List<AutoCloseable> all = List.copyOf(OPEN);
        OPEN.clear();
        return all;
    }

    private static void closeAll() {
        takeAll().forEach(AtExit::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            System.err.println("Closing at exit failed: " + e);
        }
    }
}
