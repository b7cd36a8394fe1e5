package io.github.runneractions.demo.withoutdocker;

import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A tag of the repository, with the form of the actions for a machine without Docker, and its archives. The program of each action
 * is a script that tells what it was given.
 *
 * @param tag stands for the repository at the tag
 * @param archives stands for the release's assets
 */
record ReleaseStandIn(Path tag, Path archives) {
    static final String VERSION = BakedImage.VERSION;

    private static final int LIBRARY = 200_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String ARCHITECTURE = System.getProperty("os.arch").equals("amd64") ? "amd64" : "arm64";

    /** Stands for Java; the program that starts it is the real one. Waits for a signal when an input tells it to. */
    private static final String JAVA = """
            #!/bin/sh
            echo "program: $0 $*"
            tr '\\0' '\\n' </proc/$$/environ | grep INPUT_
            if [ -n "$INPUT_LINES" ]; then
              for number in $(seq "$INPUT_LINES"); do echo "line $number of many, each with some more text than this"; done || exit 8
            fi
            if [ -n "$INPUT_WAIT" ]; then
              trap 'echo terminated; exit 9' TERM
              echo waiting
              while :; do sleep 0.05; done
            fi
            exit 7
            """;

    /**
     * Makes one.
     *
     * @param folder for both
     * @param assets the URL that the tag names
     */
    static ReleaseStandIn create(Path folder, String assets) throws IOException {
        var release = new ReleaseStandIn(folder.resolve("tag"), Files.createDirectories(folder.resolve("archives")));
        for (var file : List.of(
                "node/start.cjs",
                "app-token-action/node/main.cjs",
                "app-token-action/node/post.cjs",
                "deploy-action/node/main.cjs")) {
            var copy = release.tag.resolve(file);
            Files.createDirectories(copy.resolveSibling(""));
            Files.copy(Tools.repository().resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        var content = folder.resolve("content");
        // Not compressible.
        var library = new byte[LIBRARY];
        new Random(1).nextBytes(library);
        Files.write(Files.createDirectories(content.resolve("runtime/lib")).resolve("libjvm.so"), library);
        var java = Files.createDirectories(content.resolve("runtime/bin")).resolve("java");
        Files.writeString(java, JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (var action : List.of("app-token-action", "deploy-action")) {
            var program = Files.createDirectories(content.resolve(action));
            Files.copy(Tools.program("launcher"), program.resolve("main"), StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(program.resolve("jvm.args"), "");
            Files.createSymbolicLink(program.resolve("runtime"), Path.of("../runtime"));
        }
        for (var part : List.of("runtime", "app-token-action", "deploy-action")) {
            release.pack(content, part);
        }
        release.stamp(assets);
        return release;
    }

    private void pack(Path content, String part) {
        var tar = Command.of(Path.of("/bin/tar"), archives.resolveSibling("tar.log"))
                .with("-czf", archive(part).toString(), "-C", content.toString(), part);
        try (var made = tar.start()) {
            if (made.awaitExit(LIMIT) != 0) {
                throw new IllegalStateException("tar: " + made.tail());
            }
        }
    }

    /** The archive of a part: the runtime, or an action. */
    Path archive(String part) {
        return archives.resolve("runner-actions-%s-linux-%s-%s.tar.gz".formatted(VERSION, ARCHITECTURE, part));
    }

    private void stamp(String assets) throws IOException {
        try (var files = Files.list(archives)) {
            var sums = files.sorted()
                    .map(file -> "\"%s\": \"%s\"".formatted(file.getFileName(), sha256(file)))
                    .collect(Collectors.joining(", "));
            Files.writeString(
                    tag.resolve("node/release.json"),
                    "{\"version\": \"%s\", \"assets\": \"%s\", \"sha256\": {%s}}".formatted(VERSION, assets, sums));
        }
    }

    /** Unpacks all archives into the folder of the version below another folder, as on a machine that has them. */
    void bake(Path home) throws IOException {
        var place = Files.createDirectories(home.resolve(VERSION));
        try (var files = Files.list(archives)) {
            for (var file : files.toList()) {
                var tar = Command.of(Path.of("/bin/tar"), archives.resolveSibling("tar.log"))
                        .with("-xzf", file.toString(), "-C", place.toString());
                try (var unpacked = tar.start()) {
                    if (unpacked.awaitExit(LIMIT) != 0) {
                        throw new IllegalStateException("tar: " + unpacked.tail());
                    }
                }
            }
        }
    }

    /** The file of an action for a part of it, {@code main} or {@code post}. */
    Path script(String action, String part) {
        return tag.resolve(action).resolve("node/" + part + ".cjs");
    }

    static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
