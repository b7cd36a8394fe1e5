package io.github.runneractions.sandbox.runner.engine;

import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.process.ProcessFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A dockerd of our own in one of a few folders of the cache, where its images stay: a warm start takes a second, while
 * importing and building them anew took twenty. A folder serves one engine at a time; others take the next.
 */
final class PrivateEngine implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration END_LIMIT = Duration.ofSeconds(20);
    private static final int FOLDERS = 16;
    private static final int TAKEN = 75;
    /** The kernel's limit for a socket's path, less its final zero byte. */
    private static final int LONGEST_SOCKET = 107;

    private final ChildProcess process;
    private final Path socket;

    private PrivateEngine(ChildProcess process, Path socket) {
        this.process = process;
        this.socket = socket;
    }

    /** Starts one in the first folder that is free. */
    static PrivateEngine start(Path folders) {
        for (int number = 0; number < FOLDERS; number++) {
            var engine = tryStart(folders.resolve(String.valueOf(number)));
            if (engine.isPresent()) {
                return engine.get();
            }
        }
        throw new EngineFailed("All of the " + FOLDERS + " engines in " + folders + " are in use.");
    }

    /** Empty when another engine runs there. */
    private static Optional<PrivateEngine> tryStart(Path folder) {
        // A new name each time: the socket of the engine that runs there already would answer too.
        var name = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()) + ".sock";
        var socket = folder.resolve(name);
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET) {
            throw new EngineFailed("The path of the cache folder is too long for a Unix socket: " + folder);
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var process = Command.of(Path.of("/bin/sh"), folder.resolve("log"))
                .with("-c", Scripts.read("engine.sh"), "engine", folder.toString(), cgroups(folder), name)
                .with(Scripts.read("daemon.sh"))
                .grace(END_LIMIT)
                .start();
        try {
            process.awaitReady(START_LIMIT, () -> answers(socket));
            return Optional.of(new PrivateEngine(process, socket));
        } catch (ProcessFailed e) {
            process.close();
            if (process.awaitExit(END_LIMIT) == TAKEN) {
                return Optional.empty();
            }
            throw new EngineFailed(
                    "The private Docker engine did not start; if its log, " + folder.resolve("log")
                            + ", tells of damaged data, delete " + folder,
                    e);
        }
    }

    /** One name for each folder, so that the next engine in it knows what an earlier one left. */
    static String cgroups(Path folder) {
        return "runner-actions-" + HexFormat.of().toHexDigits(folder.toString().hashCode());
    }

    private static boolean answers(Path socket) throws IOException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap("GET /_ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            var answer = ByteBuffer.allocate(64);
            channel.read(answer);
            return StandardCharsets.US_ASCII.decode(answer.flip()).toString().contains(" 200 ");
        }
    }

    /** Where it listens. */
    Path socket() {
        return socket;
    }

    @Override
    public void close() {
        process.close();
    }
}
