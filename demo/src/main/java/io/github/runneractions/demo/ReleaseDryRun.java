package io.github.runneractions.demo;

import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.workflow.Act;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The way from a commit to a tag that others use, on one machine: the scripts of {@code .github/workflows/release.yml} in a clone, with a
 * registry of its own, then a repository that uses the tag, whose workflow act runs.
 */
public final class ReleaseDryRun {
    private static final List<String> FIRST = List.of("runner", "app-token", "registration-token", "runner-cleanup");
    private static final List<String> ACTIONS = List.of("app-token", "registration-token", "deploy", "runner-cleanup");
    private static final String ARCHITECTURE = System.getProperty("os.arch").equals("amd64") ? "amd64" : "arm64";

    private final Stopwatch watch = new Stopwatch(System.out::println);
    private final DockerEngine engine;
    private final ScratchClone clone;
    private final ImageRegistry registry;
    private final Path digests;
    private final Path images;
    private final String version;

    private ReleaseDryRun(DockerEngine engine, ScratchClone clone, ImageRegistry registry, String version) {
        this.engine = engine;
        this.clone = clone;
        this.registry = registry;
        this.digests = clone.folder().resolveSibling("digests");
        this.images = clone.folder().resolveSibling("images");
        this.version = version;
    }

    /** Runs in the repository's folder, on its last commit; exits with 1 when something is not as it has to be. */
    public static void main(String[] args) {
        System.exit(works() ? 0 : 1);
    }

    private static boolean works() {
        try (var folder = TemporaryFolder.create("release");
                var engine = DockerEngine.open();
                var registry = ImageRegistry.start(folder.path().resolve("registry"));
                var assets = Assets.serve(folder.path().resolve("archives"))) {
            var clone = ScratchClone.of(
                    Tools.repository(),
                    folder.path().resolve("clone"),
                    variables(engine, registry, assets, folder.path()));
            var version = clone.run("tools/release/version").strip();
            System.out.println("Version " + version + ", registry " + registry.address());
            return new ReleaseDryRun(engine, clone, registry, version).run(folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            return false;
        }
    }

    private static Map<String, String> variables(
            DockerEngine engine, ImageRegistry registry, Assets assets, Path folder) {
        var variables = new TreeMap<>(engine.variables());
        variables.put("REGISTRY", repositories(registry));
        variables.put("ASSETS", assets.url());
        // An engine of ours has no network of its own.
        variables.put("BUILD_NETWORK", "host");
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
        for (var who : List.of("AUTHOR", "COMMITTER")) {
            variables.put("GIT_" + who + "_NAME", "release");
            variables.put("GIT_" + who + "_EMAIL", "release@users.noreply.github.com");
        }
        variables.put("HELM_CACHE_HOME", folder.resolve("helm").toString());
        variables.put("HELM_CONFIG_HOME", folder.resolve("helm").toString());
        return variables;
    }

    /** Where its images are. */
    private static String repositories(ImageRegistry registry) {
        return registry.address() + "/runner-actions";
    }

    private boolean run(Path folder) throws IOException {
        Files.createFile(digests);
        var archives = folder.resolve("archives").toString();
        stamp();
        RunnerImage.standIn(clone.folder().resolve("runner/image"), folder);
        watch.time("build the jars and what is in the images", () -> maven(List.of()));
        for (var image : FIRST) {
            publish(image);
        }
        stamp();
        watch.time(
                "build deploy-action again, with the chart that names these images",
                () -> maven(List.of("-pl", "deploy-action", "-am")));
        publish("deploy");
        watch.time("pack what is in the images", () -> clone.run("tools/release/archive", version, archives));
        clone.run("tools/release/stamp", version, digests.toString(), archives);
        watch.time("describe what is in the jars", () -> clone.run("tools/release/sbom", version));
        System.out.print(watch.time(
                "run the chain with the pushed images",
                () -> clone.run("tools/release/smoke", version, images.toString())));
        System.out.print(clone.run("tools/release/commit", version));
        System.out.print(clone.run("tools/release/chart", version));
        System.out.print(watch.time(
                "compare the tag with the registry",
                () -> clone.run("tools/release/verify", "v" + version, ARCHITECTURE)));
        forget();
        clone.run("git", "worktree", "add", "--quiet", folder.resolve("tag").toString(), "v" + version);
        // act would get a copy of the folders with a Dockerfile only, without the composite. At a tag no image is
        // built.
        for (var name : ACTIONS) {
            Files.delete(folder.resolve("tag").resolve(name + "-action").resolve("Dockerfile"));
        }
        var user =
                new TagUser(clone.folder().resolve("examples"), folder.resolve("tag"), version, repositories(registry));
        var works = true;
        for (var example : List.of("deploy-runners.yml", "composite.yml")) {
            works &= watch.time(
                    "run examples/" + example + " in a repository that uses the tag",
                    () -> user.succeeds(example, new Act(engine)));
        }
        works &= watch.time(
                "run the composite without Docker, from the archives",
                () -> user.succeedsWithoutDocker("composite.yml"));
        System.out.println("The tag v" + version + (works ? " works" : " does not work"));
        return works;
    }

    private String maven(List<String> more) {
        var words = new ArrayList<>(List.of(
                "-q", "-B", "-ntp", "-T", "2", "package", "-DskipTests", "-Djacoco.skip", "-Dspotless.check.skip"));
        words.addAll(more);
        return clone.run("./mvnw", words.toArray(String[]::new));
    }

    private void stamp() {
        clone.run("tools/release/stamp", version, digests.toString());
    }

    private void publish(String image) {
        var context = clone.folder().resolve(image.equals("runner") ? "runner/image" : image + "-action");
        watch.time("build and push " + image, () -> publish(image, context));
    }

    private Path publish(String image, Path context) {
        try {
            // Only here: the bases of a private engine are stand-ins, which have other digests.
            engine.prepare(context);
            append(images, clone.run("tools/release/image", image, version));
            append(digests, clone.run("tools/release/index", image, version, images.toString()));
            return digests;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last line of what a script says is for another one. */
    private static void append(Path file, String said) throws IOException {
        Files.writeString(
                file, said.lines().toList().getLast() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** What the engine has it would not pull. */
    private void forget() {
        var name = "{{.Repository}}{{if eq .Tag \"<none>\"}}@{{.Digest}}{{else}}:{{.Tag}}{{end}}";
        engine.docker("image", "ls", "--digests", "--format", name)
                .lines()
                .filter(image -> image.startsWith(repositories(registry) + "/"))
                .distinct()
                .forEach(image -> engine.docker("image", "rm", "--force", image));
    }
}
