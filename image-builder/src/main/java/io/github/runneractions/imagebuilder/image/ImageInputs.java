package io.github.runneractions.imagebuilder.image;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import io.github.runneractions.sandbox.scenario.ScenarioRun;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that an image is made of, as a digest. Training an AOT cache takes most of a build, so an image is rebuilt only when
 * the jar, the action, a bundled file, the JDK or the code that builds it has changed.
 *
 * @param action the action's folder
 * @param mainClass the class that the image starts
 * @param modules the modules of its runtime, separated by commas
 */
record ImageInputs(Path action, String mainClass, String modules) {

    /** A class of each module that decides what is in an image: the builder, its arguments and files, the training. */
    private static final List<Class<?>> MAKERS =
            List.of(ImageInputs.class, ActionImage.class, ScenarioRun.class, GitHubSandbox.class);

    /** The digest in hexadecimal. */
    String digest() throws IOException {
        var digest = sha256();
        var tools = AotTraining.toolsAreThere() ? "trained with tools" : "trained without tools";
        for (var text : List.of(Runtime.version().toString(), mainClass, modules, tools)) {
            digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
        var name = action.getFileName();
        add(digest, action.resolve("target").resolve(name + ".jar"));
        add(digest, action.resolve("action.yml"));
        add(digest, action.resolve("src/training"));
        add(digest, action.resolve("src/training-without-tools"));
        for (var source : new ImageFiles(action).sources()) {
            add(digest, source);
        }
        add(digest, Launcher.program().orElse(Path.of("launcher")));
        for (var maker : MAKERS) {
            add(digest, code(maker));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Path source) throws IOException {
        if (!Files.exists(source)) {
            digest.update(("without " + source.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
            return;
        }
        try (var found = Files.walk(source)) {
            for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
                digest.update((source.relativize(file) + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    private static Path code(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
