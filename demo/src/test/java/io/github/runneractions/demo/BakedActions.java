package io.github.runneractions.demo;

import io.github.runneractions.demo.withoutdocker.BakedImage;
import io.github.runneractions.sandbox.runner.action.FileTree;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The actions at a tag, on a machine without Docker that has their programs.
 *
 * @param tag stands for the repository at the tag
 * @param home where the machine has the programs
 */
record BakedActions(Path tag, Path home) implements AutoCloseable {
    /** The tag of the runner image in the chart. */
    static final String TAG = "of-the-tag";

    /** Uses what the build has left. */
    static BakedActions create(Path folder) throws IOException {
        var baked = new BakedActions(folder.resolve("tag"), folder.resolve("opt"));
        var repository = Tools.repository();
        var programs = Files.createDirectories(baked.home.resolve(BakedImage.VERSION));
        for (var name : ReleasedActions.NAMES) {
            FileTree.copy(
                    repository.resolve(name + "/node"),
                    Files.createDirectories(baked.tag.resolve(name)).resolve("node"));
            Files.createSymbolicLink(programs.resolve(name), repository.resolve(name + "/target/image"));
        }
        Files.createSymbolicLink(
                programs.resolve("runtime"),
                repository.resolve(ReleasedActions.NAMES.getFirst() + "/target/image/runtime"));
        FileTree.copy(repository.resolve("node"), baked.tag.resolve("node"));
        FileTree.copy(
                repository.resolve("runner/chart"),
                Files.createDirectories(baked.tag.resolve("runner")).resolve("chart"));
        var chart = baked.tag.resolve("runner/chart/Chart.yaml");
        // That of the program names another.
        Files.writeString(chart, Files.readString(chart).replaceFirst("(?m)^appVersion: .*", "appVersion: " + TAG));
        Files.writeString(baked.tag.resolve("node/release.json"), "{\"version\": \"" + BakedImage.VERSION + "\"}");
        return baked;
    }

    /** Variables of the machine. */
    Map<String, String> machine() {
        return Map.of("RUNNER_ACTIONS_HOME", home.toString());
    }

    /** Removes the links to the build's output, because JUnit warns of links when it deletes a folder. */
    @Override
    public void close() throws IOException {
        try (var links = Files.list(home.resolve(BakedImage.VERSION))) {
            for (var link : links.toList()) {
                Files.delete(link);
            }
        }
    }
}
