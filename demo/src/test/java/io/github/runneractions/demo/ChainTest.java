package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import io.github.runneractions.sandbox.runner.workflow.Workflow;
import io.github.runneractions.sandbox.runner.workflow.WorkflowRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The users' example workflow does what it says, step by step as GitHub's runner would run it. */
class ChainTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    private final List<String> log = new ArrayList<>();

    @TempDir
    Path folder;

    @Nested
    @Tag("docker")
    @ExtendWith(EngineExtension.class)
    @ResourceLock("the Docker engine")
    class InContainers {
        @Test
        void deploysRunnersUntilTheyAreOnline(DockerEngine docker) {
            var inspections = new Inspections();
            run(
                    Engine.containers(docker, log::add).inspectedBy(inspections),
                    PLANE,
                    DemoNode.played(),
                    proof -> inspections.holdNoCredentials(docker, proof));
            assertThat(docker.containers()).isEmpty();
        }
    }

    @Nested
    @Tag("real")
    class InProcesses {
        @Test
        void deploysRunnersUntilTheyAreOnline() {
            run(Engine.processes(log::add), PLANE, DemoNode.played());
        }
    }

    @Nested
    @Tag("real")
    @ExtendWith(NeedsRealNode.class)
    class OnARealNode {
        @Test
        void deploysRunnersUntilTheyAreOnline() {
            try (var plane = ControlPlane.start();
                    var node = DemoNode.find(plane, folder, new Stopwatch(log::add), log::add)) {
                assertThat(node.described())
                        .startsWith("Node: real, with the runner image of runner/image: this machine has");

                var namespace = run(Engine.processes(log::add), plane, node);

                assertThat(plane.admin().pods().inNamespace(namespace).list().getItems())
                        .hasSize(2)
                        .flatExtracting(pod -> pod.getStatus().getInitContainerStatuses())
                        .allMatch(registrar -> registrar.getContainerID().startsWith("containerd://"));
            }
        }
    }

    private String run(Engine engine, ControlPlane plane, DemoNode node) {
        return run(engine, plane, node, _ -> {});
    }

    /** @param more checks in addition */
    // The engine is the test run's, and is not closed here.
    @SuppressWarnings("resource")
    private String run(Engine engine, ControlPlane plane, DemoNode node, Consumer<Proof> more) {
        var namespace = plane.freshNamespace("chain");
        try (var setting = DemoSetting.create(plane, node, namespace, folder)) {
            var github = setting.github();
            var chain = new WorkflowRun(
                    engine.steps(folder, github.url()), setting.contexts().expressions(), log::add);

            var workflow = Workflow.read(Examples.DEPLOY_RUNNERS);
            engine.build(workflow);

            var outcomes = chain.run(workflow);

            assertThat(outcomes)
                    .as(() -> String.join("\n", log))
                    .hasSize(4)
                    .allMatch(outcome -> outcome.result().succeeded());
            var proof = Proof.of(setting);
            proof.holds(String.join("\n", log));
            more.accept(proof);
            masked(outcomes.get(0), "token");
            masked(outcomes.get(1), "registration-token");
            return namespace;
        }
    }

    private static void masked(WorkflowRun.Outcome outcome, String output) {
        assertThat(outcome.result().masks()).contains(outcome.result().outputs().get(output));
    }
}
