package io.github.runneractions.imagebuilder.image;

import io.github.runneractions.sandbox.runner.action.ActionImage;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** Makes an action's {@code target/image} from its jar; what is tested there is what the Dockerfile copies. */
public final class BuildImage {

    /** A constant, so that an unchanged file is an unchanged layer; layers keep whole seconds. */
    static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    private final Path action;
    private final String name;
    private final ActionImage image;

    private BuildImage(Path action) {
        this.action = action;
        this.name = String.valueOf(action.getFileName());
        this.image = new ActionImage(action.resolve("target/image"));
    }

    /** Arguments: the action's folder, its main class, the modules of its runtime separated by commas. */
    public static void main(String[] args) throws InterruptedException {
        var action = Path.of(args[0]).toAbsolutePath().normalize();
        try {
            build(action, args[1], args[2], System.out);
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            System.err.println(action.getFileName() + ": no image: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Makes the image, or leaves none behind: a failure is not papered over by an older image. */
    static void build(Path action, String mainClass, String modules, Appendable log)
            throws IOException, InterruptedException {
        var build = new BuildImage(action);
        var inputs = new ImageInputs(action, mainClass, modules).digest();
        if (build.isMadeOf(inputs)) {
            log.append("%s: image kept, nothing in it has changed%n".formatted(build.name));
            return;
        }
        // The JVM does not compare the jar with the cache: an old cache would run old classes.
        build.discard();
        try {
            build.make(mainClass, modules, log);
            // Last, so that half an image is never kept.
            Files.writeString(build.record(), inputs);
        } catch (IOException | RuntimeException e) {
            build.discard();
            throw e;
        }
    }

    private void make(String mainClass, String modules, Appendable log) throws IOException, InterruptedException {
        var start = Instant.now();
        var runtime = new JlinkRuntime(action).link(modules);
        copyJar();
        new ImageFiles(action).copyInto(image.folder(), log);
        image.writeArguments(name, mainClass);
        var yaml = ActionYaml.read(action.resolve("action.yml"));
        var launcher = new Launcher(image).copyFor(yaml);
        var cached = new AotTraining(action, image, mainClass).train(yaml);
        var seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        log.append("%s: image in %.1f s, runtime %s, %s, %s%n".formatted(name, seconds, runtime, launcher, cached));
    }

    private boolean isMadeOf(String inputs) throws IOException {
        var jar = image.jar(name);
        return Files.exists(image.cache())
                && Files.exists(image.argumentFile())
                && Files.isExecutable(image.folder().resolve("runtime/bin/java"))
                && new Launcher(image).isCopied()
                && Files.exists(jar)
                && Files.exists(record())
                && Files.readString(record()).equals(inputs);
    }

    /** The digest of what the image was made of. */
    private Path record() {
        return action.resolve("target/image.txt");
    }

    private void discard() throws IOException {
        Files.deleteIfExists(record());
        Files.deleteIfExists(image.cache());
        Files.deleteIfExists(image.argumentFile());
    }

    private Path built() {
        return action.resolve("target").resolve(name + ".jar");
    }

    private void copyJar() throws IOException {
        var jar = image.jar(name);
        StoredJar.copy(built(), jar, TIME);
        Files.setLastModifiedTime(jar, TIME);
        new NativeLibrary(image).copyFor(jar);
    }
}
