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
 * @param why it is this one
 */
record DemoNode(Optional<RealNode> real, String why) implements AutoCloseable {
    /** The nodes that the control plane begins with. */
    static DemoNode played() {
        return played("asked for");
    }

    private static DemoNode played(String why) {
        return new DemoNode(Optional.empty(), why);
    }

    /** Which it is, and why, for who reads the demo's output. */
    String described() {
        return "Node: " + (real.isPresent() ? "real, with the runner image of runner/image" : "played by kwok") + ": "
                + why;
    }

    /** Why there can be no real one on this machine; empty when there can. */
    static Optional<String> missing() {
        return RealNode.missing()
                .or(() -> DockerEngine.available() instanceof Availability.Missing(var sentence)
                        ? Optional.of(sentence)
                        : Optional.empty());
    }

    /**
     * A real one if it can be had.
     *
     * @param folder for the image
     */
    static DemoNode find(ControlPlane plane, Path folder, Stopwatch watch, Consumer<String> log) {
        var missing = missing();
        if (missing.isPresent()) {
            return played(missing.get());
        }
        try {
            return join(plane, folder, watch, log);
        } catch (RuntimeException e) {
            // Any of the machine's own limits, which only trying shows.
            if (AtExit.ending()) {
                throw e;
            }
            return played(String.valueOf(e.getMessage()));
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
        return new DemoNode(
                Optional.of(node),
                "this machine has what one needs: root, kubelet, containerd, and a Docker engine to build the image");
    }

    /** Which engine builds the image: the one that answers, or one that nothing else uses. */
    static String builder(Availability engine) {
        return engine instanceof Availability.Answers(var _, var version)
                ? "The runner image is built by Docker engine " + version + ", which responds"
                : "The runner image is built by a Docker engine of the demo's own, which ends with the build";
    }

    private static Path build(Path folder, Consumer<String> log) {
        log.accept(builder(DockerEngine.available()));
        try (var engine = DockerEngine.open(log)) {
            return RunnerImage.archive(engine, RunnerImage.ofChart(), folder);
        }
    }

    @Override
    public void close() {
        real.ifPresent(RealNode::close);
    }
}
