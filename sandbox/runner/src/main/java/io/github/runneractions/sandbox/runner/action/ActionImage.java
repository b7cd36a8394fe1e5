package io.github.runneractions.sandbox.runner.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The finished folder that a Dockerfile copies to {@code /action}: runtime, jar, AOT cache, JVM arguments.
 *
 * @param folder where it lies on this machine, absolute
 */
public record ActionImage(Path folder) {

    private static final String ROOT = "/action";
    private static final String CACHE = "app.aot";
    private static final String LIBRARIES = "lib";

    /** The image where it lies in its container. */
    public static ActionImage inContainer() {
        return new ActionImage(Path.of(ROOT));
    }

    /** The image that the build leaves in an action's folder; an {@link IllegalStateException} has the command that builds it. */
    public static ActionImage of(Path actionFolder) {
        var action = actionFolder.toAbsolutePath().normalize();
        var image = new ActionImage(action.resolve("target/image"));
        if (!Files.exists(image.argumentFile())) {
            throw new IllegalStateException(
                    image.folder + " is not finished; build it with ./mvnw package -am -pl " + action.getFileName());
        }
        return image;
    }

    /**
     * The process that the container would run, in this folder. Where no Go is, an image lacks its launcher; then Java is
     * started as the launcher would start it, but for the variables.
     */
    public List<String> command() {
        return Files.exists(launcher()) ? List.of(launcher().toString()) : command(Stream.of());
    }

    /** The Java of this image with further options, which override its own. */
    public List<String> command(Stream<String> options) {
        return launch(arguments(), options);
    }

    /** This image without the AOT cache, for the run that creates the cache. */
    public List<String> commandWithoutCache(Stream<String> options) {
        return launch(
                arguments().stream()
                        .filter(argument -> !argument.startsWith("-XX:AOTCache="))
                        .toList(),
                options);
    }

    private List<String> launch(List<String> arguments, Stream<String> options) {
        var command = new ArrayList<>(List.of(runtime().resolve("bin/java").toString()));
        command.addAll(arguments);
        // Before the main class, behind all that they may have to overrule.
        command.addAll(command.size() - 1, options.toList());
        return List.copyOf(command);
    }

    private List<String> arguments() {
        try {
            return Files.readAllLines(argumentFile()).stream()
                    .map(argument -> argument.replace(ROOT + "/", folder + "/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program that the entrypoint names: it starts Java. */
    public Path launcher() {
        return folder.resolve("main");
    }

    /** The program that the post step's entrypoint names. */
    public Path postLauncher() {
        return folder.resolve("post");
    }

    /** The Java runtime. */
    public Path runtime() {
        return folder.resolve("runtime");
    }

    /** Where Java looks for native libraries of the jar's. */
    public Path libraries() {
        return folder.resolve(LIBRARIES);
    }

    /** The AOT cache. */
    public Path cache() {
        return folder.resolve(CACHE);
    }

    /** The launcher's arguments for Java. */
    public Path argumentFile() {
        return folder.resolve("jvm.args");
    }

    /** The jar of the action of this name. */
    public Path jar(String action) {
        return folder.resolve(action + ".jar");
    }

    /**
     * Writes the argument file, with the paths of the container. A Java that crashes must leave nothing of its memory, where
     * keys are: no core file, no report of the error or of the compiler, and nothing for who attaches to it.
     */
    public void writeArguments(String action, String mainClass) throws IOException {
        Files.writeString(argumentFile(), """
                -XX:AOTCache=%1$s/%2$s
                -XX:+UseSerialGC
                -XX:TieredStopAtLevel=1
                -XX:-UsePerfData
                -Xms32m
                -Xmx256m
                -XX:-CreateCoredumpOnCrash
                -XX:ErrorFile=/dev/null
                -XX:-DumpReplayDataOnError
                -XX:+DisableAttachMechanism
                -Xlog:disable
                -Xlog:all=error:stderr
                --enable-native-access=ALL-UNNAMED
                -Djdk.reflect.useNativeAccessorOnly=true
                -Djava.library.path=%1$s/%5$s
                -Djavax.net.ssl.trustStore=%1$s/runtime/lib/security/authorities
                -cp
                %1$s/%3$s.jar
                %4$s
                """.formatted(ROOT, CACHE, action, mainClass, LIBRARIES));
    }
}
