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

    private static final List<String> NAMES =
            List.of("app-token-action", "registration-token-action", "deploy-action", "runner-cleanup-action");

    /** The images of this JVM's engine; building them again takes seconds each. */
    private static final Set<String> BUILT = ConcurrentHashMap.newKeySet();

    /** @param folder does not exist yet */
    static ReleasedActions create(Path folder, DockerEngine engine) throws IOException {
        var repository = Tools.repository();
        for (var name : NAMES) {
            if (BUILT.add(name)) {
                engine.build(repository.resolve(name), name + ":dev");
            }
            var yaml = Files.readString(repository.resolve(name).resolve("action.yml"));
            Files.writeString(
                    Files.createDirectories(folder.resolve(name)).resolve("action.yml"),
                    yaml.replace("image: Dockerfile", "image: docker://" + name + ":dev"));
        }
        Files.copy(repository.resolve("action.yml"), folder.resolve("action.yml"));
        return new ReleasedActions(folder);
    }
}
