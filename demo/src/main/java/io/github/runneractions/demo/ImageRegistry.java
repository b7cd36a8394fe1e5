package io.github.runneractions.demo;

import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.process.FreePorts;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An empty registry on this machine, without a login and without TLS.
 *
 * @param address host and port
 */
record ImageRegistry(String address, ChildProcess process) implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** @param folder for what is pushed, which does not exist yet */
    static ImageRegistry start(Path folder) {
        var port = FreePorts.next();
        var address = "127.0.0.1:" + port;
        try {
            var config = Files.writeString(
                    Files.createDirectory(folder).resolve("config.yml"), """
                    version: 0.1
                    log: {level: warn}
                    storage: {filesystem: {rootdirectory: %s/data}}
                    http: {addr: %s}
                    """.formatted(folder, address));
            var process = Command.of(Tools.program("docker-registry"), folder.resolve("log"))
                    .with("serve", config.toString())
                    .start()
                    .awaitReady(LIMIT, () -> {
                        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                            return true;
                        }
                    });
            return new ImageRegistry(address, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
