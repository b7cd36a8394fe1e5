package io.github.runneractions.sandbox.runner.engine;

import io.github.runneractions.sandbox.process.Command;
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
 * Provides a private engine with local base images: from the tarballs of the cache, which it fills.
 *
 * @param folder of the tarballs
 * @param progress gets a line for each long step
 */
record LocalBaseImages(DockerClient client, Path folder, Consumer<String> progress) {

    private static final Duration INSPECT_LIMIT = Duration.ofSeconds(30);
    private static final Duration IMPORT_LIMIT = Duration.ofMinutes(5);
    private static final Duration MAKE_LIMIT = Duration.ofMinutes(20);

    /** Sees to it that the engine has this one, made by the present recipe. */
    void ensure(LocalBaseImage base) {
        if (!present(base)) {
            var tarball = tarball(base);
            var words = new ArrayList<>(List.of("import"));
            base.changes().forEach(change -> words.addAll(List.of("--change", change)));
            words.addAll(List.of("--change", "LABEL " + LocalBaseImage.RECIPE + "=" + base.recipe()));
            words.addAll(List.of(tarball.toString(), base.image()));
            client.run(IMPORT_LIMIT, words);
        }
    }

    /** Whether the engine has this one, made by the present recipe. */
    boolean present(LocalBaseImage base) {
        try {
            var label = "{{index .Config.Labels \"" + LocalBaseImage.RECIPE + "\"}}";
            return client.run(INSPECT_LIMIT, "image", "inspect", "--format", label, base.image())
                    .strip()
                    .equals(base.recipe());
        } catch (EngineFailed _) {
            return false;
        }
    }

    private Path tarball(LocalBaseImage base) {
        var tarball = folder.resolve(base.file());
        if (!Files.exists(tarball)) {
            progress.accept("Making a stand-in for " + base.image()
                    + " from Debian packages; this takes up to some minutes, once.");
            make(base);
        }
        return tarball;
    }

    private void make(LocalBaseImage base) {
        try {
            Files.createDirectories(folder);
            var log = folder.resolve(base.script().replace(".sh", ".log"));
            Files.deleteIfExists(log);
            var command = Command.of(Path.of("/bin/sh"), log)
                    .with("-c", Scripts.read("image.sh"), "image", folder.toString(), base.file())
                    .with(Scripts.read(base.script()))
                    .with(proxies());
            try (var made = command.start()) {
                if (made.awaitExit(MAKE_LIMIT) != 0) {
                    throw new EngineFailed("The stand-in for " + base.image() + " cannot be made; all of its log is in "
                            + log + ", which ends with:\n" + made.tail());
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
