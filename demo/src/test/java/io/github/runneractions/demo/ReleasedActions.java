package io.github.runneractions.demo;

import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The actions as a release has them: each action.yml names an image, and nothing is built when a workflow runs.
 *
 * @param folder stands for the repository at the tag
 */
record ReleasedActions(Path folder) {
    static final String TAG = "runner-actions/runner-actions@v1";
    static final String WORKFLOW = ".github/workflows/deploy-runners.yml";

    static final List<String> NAMES =
            List.of("app-token-action", "registration-token-action", "deploy-action", "runner-cleanup-action");

    /** The images of this JVM's engine; building them again takes seconds each. */
    private static final Set<String> BUILT = ConcurrentHashMap.newKeySet();

    /** @param folder does not exist yet */
    static ReleasedActions create(Path folder, DockerEngine engine) throws IOException {
        for (var name : NAMES) {
            if (BUILT.add(name)) {
                engine.build(Tools.repository().resolve(name), name + ":dev");
            }
            copy(name + "/action.yml", folder);
        }
        copy("action.yml", folder);
        copy(WORKFLOW, folder);
        return new ReleasedActions(folder);
    }

    /** The reusable workflow. */
    String workflow() throws IOException {
        return Files.readString(folder.resolve(WORKFLOW));
    }

    private static void copy(String file, Path folder) throws IOException {
        var copy = folder.resolve(file);
        Files.createDirectories(copy.resolve("..").normalize());
        Files.writeString(
                copy,
                Files.readString(Tools.repository().resolve(file))
                        .replace(
                                "image: Dockerfile",
                                "image: docker://" + copy.getName(copy.getNameCount() - 2) + ":dev")
                        // For how long a runner must be offline: GitHub repeats older responses, and the sandbox does
                        // not.
                        .replaceAll("\\b2m\\b", "3s"));
    }
}
