package io.github.runneractions.demo;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The image that runners are deployed with, built from its Dockerfile. GitHub's tarball alone is stood in for: by a program that
 * registers at a GitHub sandbox and takes jobs from it.
 */
public final class RunnerImage {

    /** Its name in tests, which no registry has. */
    static final String REPOSITORY = "sandbox.test/runner";

    static final String TAG = "demo";

    private static final String VERSION = "2.338.0";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final List<String> CONTEXT = List.of(
            ".dockerignore",
            "Dockerfile",
            "download",
            "registrar",
            "registered",
            "run",
            "ready",
            "folders.bash",
            "protect");

    private RunnerImage() {}

    /**
     * Its name where the chart's values say nothing of it. A node that has an image of this name does not ask a registry for it.
     */
    static String ofChart() {
        var chart = Tools.repository().resolve("runner/chart");
        return entry(chart.resolve("values.yaml"), "image", "repository") + ":"
                + entry(chart.resolve("Chart.yaml"), "appVersion");
    }

    private static String entry(Path yaml, String... keys) {
        try {
            Object found = Serialization.unmarshal(Files.readString(yaml), Map.class);
            for (var key : keys) {
                found = Objects.requireNonNull(((Map<?, ?>) found).get(key), key);
            }
            return found.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Builds it and writes it to a new archive.
     *
     * @param name that it gets
     * @param folder for the archive and what it is made of
     */
    static Path archive(DockerEngine engine, String name, Path folder) {
        try {
            engine.build(context(folder), name);
            var archive = folder.resolve("runner-image.tar");
            engine.save(name, archive);
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Builds it with the actions in it, as a release has it.
     *
     * @param name that it gets
     * @param version of that release
     * @param folder for what it is made of
     */
    public static void bake(DockerEngine engine, String name, String version, Path folder) {
        try {
            var context = context(folder);
            var pack = Command.of(Tools.repository().resolve("tools/release/archive"), folder.resolve("archive.log"))
                    .with(version, context.toString());
            try (var packed = pack.start()) {
                if (packed.awaitExit(LIMIT) != 0) {
                    throw new IllegalStateException("The actions cannot be packed: " + packed.tail());
                }
            }
            engine.build(context, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path context(Path folder) throws IOException {
        var context = Files.createDirectory(folder.resolve("runner-image"));
        var image = Tools.repository().resolve("runner/image");
        for (var file : CONTEXT) {
            Files.copy(image.resolve(file), context.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        standIn(context, folder);
        return context;
    }

    /**
     * Puts the tarball of the stand-in, and a pin of it, into a copy of the image's folder.
     *
     * @param folder for a log
     */
    static void standIn(Path context, Path folder) throws IOException {
        var tarball = tarball(Tools.repository().resolve("runner/image/test"), context, folder.resolve("tar.log"));
        Files.writeString(
                context.resolve("runner.pin"),
                "x64 %s %s\narm64 %s %s\n".formatted(VERSION, sha256(tarball), VERSION, sha256(tarball)));
    }

    /** The same bytes each time, so that the engine need not build it anew. */
    private static Path tarball(Path test, Path context, Path log) {
        var name = "actions-runner-linux-" + (System.getProperty("os.arch").equals("amd64") ? "x64" : "arm64");
        var tarball = context.resolve(name + "-" + VERSION + ".tar.gz");
        var tar = Command.of(Path.of("/bin/tar"), log)
                .with("--create", "--gzip", "--file", tarball.toString())
                .with("--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner")
                .with(
                        "--exclude=./bin/Runner.Listener",
                        "--directory",
                        test.resolve("actions-runner").toString(),
                        ".")
                .with("--transform=s#^Runner.Listener#./bin/Runner.Listener#")
                .with("--directory", test.resolve("sandbox").toString(), "Runner.Listener");
        try (var made = tar.start()) {
            if (made.awaitExit(LIMIT) != 0) {
                throw new IllegalStateException("The tarball of the stand-in cannot be made: " + made.tail());
            }
        }
        return tarball;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
