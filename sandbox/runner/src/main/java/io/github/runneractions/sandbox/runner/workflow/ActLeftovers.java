package io.github.runneractions.sandbox.runner.workflow;

import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Removes the objects that act leaves in an engine: the images of the actions it built, and a volume for tools.
 *
 * @param before images and volumes by act's kind of name that existed before, and are not removed
 */
record ActLeftovers(DockerEngine engine, Set<String> before) implements AutoCloseable {

    static ActLeftovers at(DockerEngine engine) {
        return new ActLeftovers(engine, all(engine));
    }

    private static Set<String> all(DockerEngine engine) {
        var names = lines(engine.docker("volume", "ls", "--quiet", "--filter", "name=^act-"));
        names.addAll(lines(engine.docker(
                "image", "ls", "--format", "{{.Repository}}:{{.Tag}}", "--filter", "reference=act-*-dockeraction")));
        return names;
    }

    private static Set<String> lines(String text) {
        return text.lines().collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        for (var name : all(engine)) {
            if (!before.contains(name)) {
                engine.docker(name.contains(":") ? "image" : "volume", "rm", "--force", name);
            }
        }
    }
}
