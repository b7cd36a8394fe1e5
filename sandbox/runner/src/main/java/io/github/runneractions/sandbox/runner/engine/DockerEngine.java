package io.github.runneractions.sandbox.runner.engine;

import io.github.runneractions.sandbox.process.AtExit;
import io.github.runneractions.sandbox.tools.Cache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A Docker engine. What runs in it for us ends with {@link #close()}, and with the JVM at the latest. */
public final class DockerEngine implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    private final DockerClient client;
    private final Optional<Path> socket;
    private final Optional<PrivateDocker> own;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final String label = "runner-actions=" + UUID.randomUUID();

    private DockerEngine(DockerClient client, Optional<Path> socket, Optional<PrivateDocker> own) {
        this.client = client;
        this.socket = socket;
        this.own = own;
        AtExit.close(this);
    }

    /** A dockerd of ours, and what gives it base images. */
    private record PrivateDocker(PrivateEngine daemon, LocalBaseImages baseImages) {}

    /** Whether there is one to be had; takes a second at most unless an engine is slow to answer. */
    public static Availability available() {
        return EngineSearch.look();
    }

    /** Like {@link #open(Consumer)}, with progress on standard error. */
    public static DockerEngine open() {
        return open(System.err::println);
    }

    /**
     * The engine that answers at {@code DOCKER_HOST} or the default socket, else a private one.
     *
     * @param progress is told in a sentence what takes long
     * @throws EngineFailed with what is missing when neither is to be had
     */
    public static DockerEngine open(Consumer<String> progress) {
        return switch (available()) {
            case Availability.Answers(var program, var _) ->
                new DockerEngine(
                        new DockerClient(program, AnsweringEngine.variables()),
                        AnsweringEngine.socket(),
                        Optional.empty());
            case Availability.Startable(var program, var _) -> startPrivate(program, Cache.folder(), progress);
            case Availability.Missing(var sentence) -> throw new EngineFailed(sentence);
        };
    }

    static DockerEngine startPrivate(Path program, Path cache, Consumer<String> progress) {
        var daemon = PrivateEngine.start(cache.resolve("engine"));
        // The user's own settings name credential helpers and other engines: this one has none.
        var client = new DockerClient(
                program,
                Map.of(
                        "DOCKER_HOST",
                        "unix://" + daemon.socket(),
                        "DOCKER_CONFIG",
                        cache.resolve("engine/client").toString(),
                        "DOCKER_BUILDKIT",
                        "0"));
        var baseImages = new LocalBaseImages(client, cache.resolve("images"), progress);
        var engine = new DockerEngine(client, Optional.of(SOCKET), Optional.of(new PrivateDocker(daemon, baseImages)));
        // What earlier runs left: containers and volumes after a KILL, images whose tag has moved on.
        client.run(LIMIT, "container", "prune", "--force");
        client.run(LIMIT, "volume", "ls", "--quiet")
                .lines()
                .forEach(volume -> client.run(LIMIT, "volume", "rm", "--force", volume));
        client.run(LIMIT, "image", "prune", "--force");
        return engine;
    }

    /**
     * Builds the image of a folder's Dockerfile, as GitHub's runner does.
     *
     * @throws EngineFailed with the end of the build's log
     */
    public void build(Path context, String tag) {
        builds().build(context, tag);
    }

    /**
     * Has another program build the image of a folder of which nothing else is expected: if the engine is private, it gets the base
     * images, and the folder's Dockerfile no longer names their digests.
     */
    public void prepare(Path context) {
        builds().prepare(context);
    }

    /** Writes an image to a file, as an archive that other engines and container runtimes can load. */
    public void save(String image, Path archive) {
        client.run(ImageBuilds.LIMIT, "save", "--output", archive.toString(), image);
    }

    /**
     * A folder of actions that other programs can have this engine build: a copy if the Dockerfiles name images by digests that
     * a private engine does not have. It gets their base images.
     *
     * @param copy where a copy may lie; there is no such folder yet
     */
    public Path buildable(Path actions, Path copy) throws IOException {
        return builds().buildable(actions, copy);
    }

    private ImageBuilds builds() {
        return new ImageBuilds(client, own.map(PrivateDocker::baseImages));
    }

    /**
     * Provides the engine with an image: pulls it, or makes a local image for a private engine.
     *
     * @throws EngineFailed when that fails
     */
    public void ensure(String image) {
        var base = own.flatMap(_ -> LocalBaseImage.of(image));
        if (base.isPresent()) {
            own.ifPresent(it -> it.baseImages().ensure(base.get()));
        } else if (!has(image)) {
            client.run(ImageBuilds.LIMIT, "pull", "--quiet", image);
        }
    }

    /** Whether the engine has an image of this name. */
    public boolean has(String image) {
        return !client.run(LIMIT, "image", "ls", "--quiet", image).isBlank();
    }

    /**
     * Runs a docker command that holds no secret.
     *
     * @return its standard output
     * @throws EngineFailed with the end of what it wrote, when it fails or takes more than a minute
     */
    public String docker(String... words) {
        return client.run(LIMIT, words);
    }

    /** The containers that carry the label, running or not: their ids. */
    public List<String> containers() {
        return ids("--filter", "label=" + label);
    }

    /** Ends and removes a container; does nothing when it is gone. */
    public void remove(String container) {
        remove(ids("--filter", "name=^" + container + "$"));
    }

    private List<String> ids(String... filter) {
        var words = new ArrayList<>(List.of("ps", "--all", "--quiet"));
        words.addAll(List.of(filter));
        return client.run(LIMIT, words).lines().toList();
    }

    private void remove(List<String> ids) {
        if (!ids.isEmpty()) {
            var words = new ArrayList<>(List.of("rm", "--force", "--volumes"));
            words.addAll(ids);
            client.run(LIMIT, words);
        }
    }

    /** The docker program that talks to it. */
    public Path client() {
        return client.program();
    }

    /** The docker program for a job's container, whose image has none if it is one of ours. */
    public Optional<Path> clientForJobs() {
        return own.map(_ -> client.program());
    }

    /** The variables with which programs reach this engine. */
    public Map<String, String> variables() {
        return client.variables();
    }

    /** Its socket as containers can mount it; empty when it has none on this machine. */
    public Optional<Path> socket() {
        return socket;
    }

    /** The label of containers that are removed at the end. */
    public String label() {
        return label;
    }

    /** Which one it is, for a log. */
    @Override
    public String toString() {
        return own.isPresent() ? "a private Docker engine" : "the Docker engine that responds";
    }

    /** Removes the containers that carry the label, all of them in a private engine, which then ends. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        AtExit.forget(this);
        try {
            // Containers that act started in a private engine do not have our label.
            remove(own.isPresent() ? ids() : containers());
        } catch (EngineFailed e) {
            if (own.isEmpty()) {
                throw e;
            }
            // It has ended already, and its containers with it.
        } finally {
            own.ifPresent(it -> it.daemon().close());
        }
    }
}
