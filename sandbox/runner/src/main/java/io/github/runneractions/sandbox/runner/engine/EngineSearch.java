package io.github.runneractions.sandbox.runner.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for an engine that answers, and for what a private one takes. */
final class EngineSearch {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final int SYS_ADMIN = 21;
    private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

    private EngineSearch() {}

    static Availability look() {
        return answering()
                .<Availability>map(it -> it)
                .or(EngineSearch::startable)
                .orElseGet(
                        () -> new Availability.Missing(
                                "No Docker engine responds, and a private one cannot be started: "
                                        + String.join("; ", lacking())
                                        + ". On Debian and Ubuntu, as root: apt-get install docker.io iptables mmdebstrap debian-archive-keyring."));
    }

    private static Optional<Availability.Answers> answering() {
        return EnginePrograms.find("docker").flatMap(program -> {
            try {
                var version = new DockerClient(program, AnsweringEngine.variables())
                        .run(ANSWER_LIMIT, "version", "--format", "{{.Server.Version}}");
                return Optional.of(new Availability.Answers(program, version.strip()));
            } catch (EngineFailed _) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Availability> startable() {
        return lacking().isEmpty()
                ? EnginePrograms.find("dockerd")
                        .flatMap(daemon -> clientFor(daemon).map(client -> new Availability.Startable(client, daemon)))
                : Optional.empty();
    }

    /** The client of the daemon's own package if it is there: it has the same version, and warns of nothing. */
    private static Optional<Path> clientFor(Path daemon) {
        var sibling = daemon.resolve("../../bin/docker").normalize();
        return Files.isExecutable(sibling) ? Optional.of(sibling) : EnginePrograms.find("docker");
    }

    private static List<String> lacking() {
        var lacking = new ArrayList<String>();
        if (!mayMount()) {
            lacking.add("it requires root on Linux with the permission to mount (CAP_SYS_ADMIN)");
        }
        for (var program : List.of("dockerd", "docker", "containerd", "runc", "unshare", "mmdebstrap")) {
            if (EnginePrograms.find(program).isEmpty()) {
                lacking.add(program + " is not installed");
            }
        }
        if (!Files.exists(KEYRING)) {
            lacking.add("the keys of Debian's packages are not installed");
        }
        return lacking;
    }

    private static boolean mayMount() {
        try (var status = Files.lines(Path.of("/proc/self/status"))) {
            var lines = status.toList();
            var root = lines.stream().anyMatch(line -> line.matches("Uid:\\s+\\d+\\s+0\\s.*"));
            var rights = lines.stream()
                    .filter(line -> line.startsWith("CapEff:"))
                    .mapToLong(line -> Long.parseUnsignedLong(
                            line.substring("CapEff:".length()).strip(), 16))
                    .findFirst()
                    .orElse(0);
            return root && (rights >>> SYS_ADMIN & 1) == 1;
        } catch (IOException _) {
            return false;
        }
    }
}
