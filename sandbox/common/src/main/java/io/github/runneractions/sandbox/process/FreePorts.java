package io.github.runneractions.sandbox.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;

/** Free TCP ports on the loopback address. */
public final class FreePorts {

    // Below the range that Linux gives to outgoing connections (32768 on), so that none of those takes it before use.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 1_000;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** A port that was free a moment ago and is not given again by this JVM. */
    public static int next() {
        return next(() -> ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
    }

    /**
     * The first of the candidates that is free and not given yet.
     *
     * @throws IllegalStateException when none of many is
     */
    static int next(IntSupplier candidates) {
        for (int i = 0; i < TRIES; i++) {
            int port = candidates.getAsInt();
            if (free(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port found from " + LOWEST + " to " + HIGHEST);
    }

    private static boolean free(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
