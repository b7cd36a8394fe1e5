package io.github.runneractions.demo;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.node.RealNode;
import io.github.runneractions.sandbox.process.AtExit;
import io.github.runneractions.sandbox.runner.engine.Availability;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the runners' pods run.
 *
 * @param real a node with a kubelet and the runner image; empty when kwok plays the nodes
 */
record DemoNode(Optional<RealNode> real) implements AutoCloseable {
    /** The nodes that the control plane begins with. */
    static DemoNode played() {
        return new DemoNode(Optional.empty());
    }

    /** Why there can be no real one on this machine; empty when there can. */
    static Optional<String> missing() {
        return RealNode.missing()
                .or(() -> DockerEngine.available() instanceof Availability.Missing(var sentence)
                        ? Optional.of(sentence)
                        : Optional.empty());
    }

    /**
     * A real one if it can be had, and says which it is.
     *
     * @param folder for the image
     */
    static DemoNode find(ControlPlane plane, Path folder, Stopwatch watch, Consumer<String> log) {
        var missing = missing();
        if (missing.isPresent()) {
            log.accept("Node: played by kwok: " + missing.get());
            return played();
        }
        try {
            var node = join(plane, folder, watch, log);
            log.accept("Node: real, with the runner image of runner/image");
            return node;
        } catch (RuntimeException e) {
            // Any of the machine's own limits, which only trying shows.
            if (AtExit.ending()) {
                throw e;
            }
            log.accept("Node: played by kwok: " + e.getMessage());
            return played();
        }
    }

    /** A real one with the runner image. */
    private static DemoNode join(ControlPlane plane, Path folder, Stopwatch watch, Consumer<String> log) {
        var archive = watch.time("build the runner image", () -> build(folder, log));
        var node = watch.time("start the real node", () -> RealNode.join(plane));
        watch.time("load the runner image", () -> {
            node.load(archive);
            return archive;
        });
        return new DemoNode(Optional.of(node));
    }

    private static Path build(Path folder, Consumer<String> log) {
        try (var engine = DockerEngine.open(log)) {
            return RunnerImage.archive(engine, RunnerImage.ofChart(), folder);
        }
    }

    @Override
    public void close() {
        real.ifPresent(RealNode::close);
    }
}
