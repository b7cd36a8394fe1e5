package io.github.runneractions.testkit.engine;

import io.github.runneractions.testkit.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives a private engine the stand-ins it is asked for: from the tarballs of the cache, which it fills.
 *
 * @param folder of the tarballs
 * @param progress is told what takes long
 */
record StandIns(DockerClient client, Path folder, Consumer<String> progress) {

    private static final Duration INSPECT_LIMIT = Duration.ofSeconds(30);
    private static final Duration IMPORT_LIMIT = Duration.ofMinutes(5);
    private static final Duration MAKE_LIMIT = Duration.ofMinutes(20);

    /** Sees to it that the engine has this one, made by the present recipe. */
    void ensure(StandIn standIn) {
        if (!present(standIn)) {
            var tarball = tarball(standIn);
            var words = new ArrayList<>(List.of("import"));
            standIn.changes().forEach(change -> words.addAll(List.of("--change", change)));
            words.addAll(List.of("--change", "LABEL " + StandIn.RECIPE + "=" + standIn.recipe()));
            words.addAll(List.of(tarball.toString(), standIn.image()));
            client.run(IMPORT_LIMIT, words);
        }
    }

    private boolean present(StandIn standIn) {
        try {
            var label = "{{index .Config.Labels \"" + StandIn.RECIPE + "\"}}";
            return client.run(INSPECT_LIMIT, "image", "inspect", "--format", label, standIn.image())
                    .strip()
                    .equals(standIn.recipe());
        } catch (EngineFailed _) {
            return false;
        }
    }

    private Path tarball(StandIn standIn) {
        var tarball = folder.resolve(standIn.file());
        if (!Files.exists(tarball)) {
            progress.accept("Making a stand-in for " + standIn.image()
                    + " from Debian packages; this takes up to some minutes, once.");
            make(standIn);
        }
        return tarball;
    }

    private void make(StandIn standIn) {
        try {
            Files.createDirectories(folder);
            var log = folder.resolve(standIn.script().replace(".sh", ".log"));
            Files.deleteIfExists(log);
            var command = Command.of(Path.of("/bin/sh"), log)
                    .with("-c", Scripts.read("image.sh"), "image", folder.toString(), standIn.file())
                    .with(Scripts.read(standIn.script()))
                    .with(proxies());
            try (var made = command.start()) {
                if (made.awaitExit(MAKE_LIMIT) != 0) {
                    throw new EngineFailed("The stand-in for " + standIn.image()
                            + " cannot be made; all of its log is in " + log + ", which ends with:\n" + made.tail());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How apt reaches Debian's packages from here. */
    private static Map<String, String> proxies() {
        var proxies = new LinkedHashMap<String, String>();
        for (var name : List.of("http_proxy", "https_proxy", "no_proxy")) {
            Optional.ofNullable(System.getenv(name)).ifPresent(value -> proxies.put(name, value));
        }
        return proxies;
    }
}
