package io.github.runneractions.sandbox.runner.engine;

import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.tools.Cache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Builds images at an engine. A private engine has no registry to pull base images from, and gets stand-ins, which have other
 * digests than those in the Dockerfiles.
 *
 * @param own gives a private engine its base images
 */
record ImageBuilds(DockerClient client, Optional<LocalBaseImages> own) {
    static final Duration LIMIT = Duration.ofMinutes(10);

    void build(Path context, String tag) {
        var dockerfile = context.resolve("Dockerfile");
        var bases = LocalBaseImage.ofDockerfile(dockerfile);
        own.ifPresent(images -> bases.forEach(images::ensure));
        // A private engine has no network of its own for what a build downloads.
        var network = own.isPresent() ? "host" : "default";
        if (!hasStandIns(bases)) {
            build(tag, network, dockerfile, context);
            return;
        }
        try (var folder = TemporaryFolder.create("dockerfile")) {
            var unpinned = Unpinned.dockerfile(context, folder.path().resolve("Dockerfile"));
            build(tag, network, unpinned, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void build(String tag, String network, Path dockerfile, Path context) {
        client.run(LIMIT, "build", "--network", network, "-t", tag, "-f", dockerfile.toString(), context.toString());
    }

    void prepare(Path context) {
        own.ifPresent(images -> {
            var dockerfile = context.resolve("Dockerfile");
            LocalBaseImage.ofDockerfile(dockerfile).forEach(images::ensure);
            try {
                Unpinned.dockerfile(context, dockerfile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    Path buildable(Path actions, Path copy) throws IOException {
        if (own.isEmpty()) {
            return actions;
        }
        for (var dockerfile : Dockerfiles.ofActions(actions)) {
            LocalBaseImage.ofDockerfile(dockerfile).forEach(own.get()::ensure);
        }
        return Unpinned.actions(actions, copy);
    }

    /** Also the engine that answers has them, if it is the private one of another process. */
    private boolean hasStandIns(List<LocalBaseImage> bases) {
        var images =
                own.orElseGet(() -> new LocalBaseImages(client, Cache.folder().resolve("images"), _ -> {}));
        return !bases.isEmpty() && bases.stream().allMatch(images::present);
    }
}
